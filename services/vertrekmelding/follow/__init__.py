"""``vertrekmelding follow``: whom we follow at BRP API Gebeurtenissen."""
