"""The page with which one shift hands over to the next."""
