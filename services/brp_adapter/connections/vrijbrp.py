"""vrijBRP, which pushes a notice for every change of a person list."""

from datetime import timedelta
from typing import Literal

from pydantic import Field

from brp_adapter.connections.connection import Name, ShowsSecret


class VrijBrp(ShowsSecret):
    """``geheim``: name of the secret that vrijBRP shows as its whole Authorization header.

    ``bezinktijd``: minutes between a notice and the look at the BRP that it leads to. vrijBRP tells
    of a change when it writes it down; the BRP knows it only when the municipality's update has
    reached it. Who looks sooner sees the person as before, and is not told again.
    """

    soort: Literal["vrijbrp"]
    geheim: Name
    bezinktijd: int = Field(default=60, ge=0, le=24 * 60)

    @property
    def shows(self) -> str:
        """Shown to us in Authorization."""
        return self.geheim

    @property
    def settles(self) -> timedelta:
        """``bezinktijd`` as a time."""
        return timedelta(minutes=self.bezinktijd)
