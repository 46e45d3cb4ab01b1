"""BRP API Gebeurtenissen as RvIG specifies it (state of March 2026), with a register of its own."""
