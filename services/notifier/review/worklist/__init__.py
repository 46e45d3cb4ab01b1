"""The worklist: what is asked, found and shown, and what changed since."""
