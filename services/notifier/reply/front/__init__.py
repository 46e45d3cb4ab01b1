"""The pages for parents over HTTP: one way in, and the routes behind it."""
