"""What can be shown of the sending of every message of a case, and what nobody knows (Wmebv)."""
