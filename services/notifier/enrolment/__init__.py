"""What a holder registered in advance: that he or she wants to be told, and how."""
