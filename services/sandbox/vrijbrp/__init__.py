"""vrijBRP as a municipality runs it: tells an address of ours of every change."""
