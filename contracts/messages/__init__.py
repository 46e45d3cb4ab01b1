"""The messages between the two services, one module per message."""
