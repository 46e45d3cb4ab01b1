"""From the register to facts: events come in, the BRP is asked, ``DepartureFacts`` go out."""
