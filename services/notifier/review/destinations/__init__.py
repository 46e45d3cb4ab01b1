"""Remedy cards on the screen: which there are, how sure they are, and verifying one."""
