"""A municipal broker that tells of changes in StUF-BG 3.10, strict about what it gets back."""
