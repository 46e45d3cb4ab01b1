"""Who works here: what a person may be, and which cases somebody may see."""
