"""The German words."""
