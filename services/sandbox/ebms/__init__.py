"""ebms-core with MijnOverheid Berichtenbox behind it."""
