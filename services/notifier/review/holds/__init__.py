"""What people decide about a hold, on the screen: release, withhold, a second judgement, calls."""
