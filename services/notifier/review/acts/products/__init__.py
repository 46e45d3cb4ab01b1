"""Texts that come of an action, in Dutch: made of the facts of the case and of what was typed."""
