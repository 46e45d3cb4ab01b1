"""Logging in of parents: DigiD, through a broker that speaks OpenID Connect."""
