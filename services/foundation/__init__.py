"""What both services stand on, without one word of the domain."""
