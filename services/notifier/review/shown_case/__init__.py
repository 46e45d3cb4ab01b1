"""A case in words and in one picture: what a reviewer reads before deciding anything."""
