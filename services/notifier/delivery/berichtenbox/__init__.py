"""MijnOverheid Berichtenbox: messages through an ebms-core server, results from it."""
