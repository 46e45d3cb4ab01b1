"""Getting what a source only pointed at: from agreed hosts, as agreed, and not for ever."""
