"""How fast the worklist is with many cases, on made-up ones in the real tables."""
