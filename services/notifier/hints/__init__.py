"""Hints by e-mail or text message that a message waits; never what it says or about whom."""
