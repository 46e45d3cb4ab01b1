"""What can be done after a child left to a country: facts about treaties that people verify."""
