"""Who may do what in the workbench, and who sees which cases."""
