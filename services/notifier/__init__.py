"""From facts to people: decides, tells the holders of gezag, hands flagged cases over."""
