"""What partner organisations report about people: who may, what it says, which cases it touches."""
