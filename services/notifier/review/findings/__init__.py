"""Who has gezag, confirmed or corrected by a person with the document seen; and what came of it."""
