"""Who may bring us what: looked up by the organisation in a token, or by a secret that is shown."""

import hmac
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self, TypeVar

from pydantic import SecretStr

from brp_adapter.connections.connection import MOST_PER_MINUTE, Connection
from brp_adapter.connections.file import read_connections
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.secrets import Secrets

C = TypeVar("C", bound=Connection)


class Connected:
    """All connected sources, with their secrets.

    ``anybody``: no file was given. Then NL GOV push alone is on, for every organisation to which
    the issuer gives a token, at any pace; with a file only what stands in it.
    """

    def __init__(
        self,
        connections: Iterable[Connection] = (),
        secrets: Mapping[str, SecretStr] | None = None,
        *,
        anybody: bool = False,
    ) -> None:
        """``secrets``: those that the connections name, by name."""
        self._connections = tuple(connections)
        self._secrets = dict(secrets or {})
        self.anybody = anybody

    @classmethod
    def read(cls, path: Path | None, folder: Path | None) -> Self:
        """From the file and the folder of secrets. Raises ``ConnectionsMistake``."""
        if path is None:
            return cls(anybody=True)
        connections, secrets = read_connections(path).bronnen, Secrets(folder)
        needed = {name for one in connections for name in one.secret_names}
        return cls(connections, {name: secrets.named(name) for name in sorted(needed)})

    def of_kind(self, kind: type[C]) -> tuple[C, ...]:
        """All of a kind, in the order of the file."""
        return tuple(one for one in self._connections if isinstance(one, kind))

    def pushed_by(self, oin: str) -> NlGov | None:
        """The NL GOV push of this organisation; None: it may not push."""
        if self.anybody:
            # No pace was agreed with anybody.
            return NlGov(naam=f"oin-{oin}", soort="nlgov", gemeente=oin, tempo=MOST_PER_MINUTE)
        return next((one for one in self.of_kind(NlGov) if one.gemeente == oin), None)

    def pushing_from(self, origin: str) -> tuple[NlGov, ...]:
        """The NL GOV pushes in which a system of this name in the DNS is named."""
        asked = origin.lower()
        return tuple(one for one in self.of_kind(NlGov) if asked in one.oorsprongen)

    def named(self, kind: type[C], name: str) -> C | None:
        """The source of a kind with that name."""
        return next((one for one in self.of_kind(kind) if one.naam == name), None)

    def secret(self, name: str) -> str:
        """The secret of that name, which stands in the file of sources."""
        return self._secrets[name].get_secret_value()

    def shown_by(self, kind: type[C], shown: str | None) -> C | None:
        """The source of a kind of which a secret was shown; None: nobody's.

        Every one is compared, in constant time: how long it takes says nothing.
        """
        given = (shown or "").encode()
        found = None
        for one in self.of_kind(kind):
            for name in one.taken:
                if hmac.compare_digest(self.secret(name).encode(), given):
                    found = one
        return found
