"""Looking a case up by the number of a child or by its departure."""
