"""What a page of the workbench looks like, in two languages."""
