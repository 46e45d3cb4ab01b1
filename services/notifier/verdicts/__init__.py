"""What people decide about a hold: each person's judgement, what came of it, and calls."""
