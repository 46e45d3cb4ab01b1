"""Where in the claims of an id_token something stands, as a setting names it."""

from collections.abc import Mapping
from typing import Any


def claim_at(claims: Mapping[str, Any], path: str) -> object:
    """The claim; dots go deeper (``realm_access.roles``). None where there is none."""
    # A claim may itself have dots or slashes in its name: a URL often is one.
    if path in claims:
        return claims[path]
    found: object = claims
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found
