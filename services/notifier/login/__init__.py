"""Logging in with an OpenID Connect provider, whoever it is that logs in and at whatever page."""
