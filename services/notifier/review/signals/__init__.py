"""Reports of partners at the workbench: entered, weighed, taken back, and shown."""
