"""Who may open what: the code, the date of birth, how often somebody tried, and from where."""
