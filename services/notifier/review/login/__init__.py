"""Logging in with the employer's OpenID Connect provider."""
