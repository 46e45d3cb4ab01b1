"""The routes of the adapter: thin shells around its use cases."""
