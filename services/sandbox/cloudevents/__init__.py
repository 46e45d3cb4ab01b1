"""A municipal system that pushes NL GOV CloudEvents, as their webhook asks of a sender."""
