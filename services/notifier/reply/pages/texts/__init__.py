"""Every word of the pages for parents: a shape, and one folder per language that fills it."""
