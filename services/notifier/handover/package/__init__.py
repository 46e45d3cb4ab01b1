"""What goes with a case to Ca IKA: one content, as JSON and on paper, under one hash."""
