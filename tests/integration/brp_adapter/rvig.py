"""An adapter that follows people at the sandbox's BRP API Gebeurtenissen."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Row, select

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.fetch_events import fetch_events
from brp_adapter.follow_people import follow_people
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.source_tables import SUBSCRIBER, UNREADABLE
from brp_adapter.storage.subscriptions import Counts, Followed, count_subscriptions
from brp_adapter.storage.tables import INBOX
from brp_adapter.take_list import take_list
from contracts.values.bsn import Bsn
from sandbox.settings import TEST_EVENTS_CLIENT, TEST_EVENTS_SECRET
from tests.architecture.source import ROOT
from tests.integration.brp_adapter.families import OIN
from tests.integration.brp_adapter.running import World

NAME = "proefstad-rvig"
SOURCE = "/sandbox/bronnen/gebeurtenissen"


def connected(settings: AdapterSettings, sandbox_url: str, folder: Path) -> AdapterSettings:
    """The same settings with one source, in the sandbox."""
    (folder / "bronnen.toml").write_text(
        f"""
        [[bronnen]]
        soort = "gebeurtenissen"
        naam = "{NAME}"
        gemeente = "{OIN}"
        url = "{sandbox_url}/api/brp"
        token_url = "{sandbox_url}/token"
        client_id = "{TEST_EVENTS_CLIENT}"
        geheim = "rvig"
        abonnee = "ika"
        tempo = 60_000
        """
    )
    (folder / "rvig").write_text(TEST_EVENTS_SECRET)
    return settings.model_copy(
        update={"connections_file": folder / "bronnen.toml", "secrets_folder": folder}
    )


def environment_of(settings: AdapterSettings, adapter_url: str) -> dict[str, str]:
    """The same settings for a command of ours."""
    given = {
        "DATABASE_URL": adapter_url,
        "REDIS_URL": settings.redis_url.get_secret_value(),
        "TEST_MODE": "true",
        "ENCRYPTION_KEYS": settings.encryption_keys.get_secret_value(),
        "INDEX_KEY": settings.index_key.get_secret_value(),
        "ISSUER": settings.issuer,
        "AUDIENCE": settings.audience,
        "JWKS_URL": settings.jwks_url,
        "REGISTER_URL": settings.register_url,
        "TOKEN_URL": settings.token_url,
        "CLIENT_ID": settings.client_id,
        "CLIENT_SECRET": settings.client_secret.get_secret_value(),
        "NOTIFIER_URL": settings.notifier_url,
        "POLICY_FILE": str(settings.policy_file),
        "CONNECTIONS_FILE": str(settings.connections_file),
        "SECRETS_FOLDER": str(settings.secrets_folder),
    }
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join((str(ROOT / "services"), str(ROOT))),
        **{f"BRP_ADAPTER_{name}": value for name, value in given.items()},
    }


@dataclass
class Rvig:
    """The source, from both sides."""

    world: World

    def source(self, **changes: object) -> Gebeurtenissen:
        """How it is connected; ``changes`` count from here on."""
        api = self.world.application.service.events[NAME]
        api.source = api.source.model_copy(update=changes)
        return api.source

    def behave(self, **how: object) -> dict[str, Any]:
        answer = self.world.sandbox.put(SOURCE, json=how).raise_for_status()
        counted: dict[str, Any] = answer.json()
        return counted

    def happen(self, bsn: str, **what: object) -> str:
        order = {"burgerservicenummer": bsn, **what}
        answer = self.world.sandbox.post(f"{SOURCE}/gebeurtenis", json=order)
        return str(answer.raise_for_status().json()["id"])

    def raw(self, event: object) -> None:
        content = json.dumps(event).encode()
        self.world.sandbox.post(f"{SOURCE}/ruw", content=content).raise_for_status()

    def follow(self, *people: str, **more: Any) -> None:  # noqa: ANN401 -- of ``Followed``
        service = self.world.application.service
        take_list(service, self.source(), [Followed(Bsn(one), **more) for one in people])
        self.fetch()
        follow_people(service)

    def fetch(self) -> None:
        """As the beat has it done, a minute later."""
        self.world.clock.advance(seconds=61)
        fetch_events(self.world.application.service)

    def counts(self) -> Counts:
        with self.world.application.service.database.transaction() as connection:
            return count_subscriptions(connection).get(NAME, Counts())

    def subscriber(self) -> Row[Any]:
        (row,) = self.world.rows(select(SUBSCRIBER))
        return row  # type: ignore[no-any-return]

    def kept(self) -> set[str]:
        """The ids of all events that are in the inbox."""
        return {row.external_id for row in self.world.rows(select(INBOX.c.external_id))}

    def unreadable(self) -> list[Any]:
        return self.world.rows(select(UNREADABLE).order_by(UNREADABLE.c.first_at))

    def there(self) -> dict[str, Any]:
        """What the sandbox holds of our subscriber; empty without one."""
        found = self.world.sandbox.get(SOURCE).raise_for_status().json()["abonnees"]
        return found[0] if found else {}


def without_jitter(world: World) -> World:
    """Delays as the schedule has them."""
    service = replace(world.application.service, jitter=lambda: 0.5)
    return replace(world, application=replace(world.application, service=service))
