"""``vertrekmelding stop|resume|status``: the switch on everything that leaves, for an operator.

They need the notifier's database and nothing else: they work when the policy file is broken, a key
is missing or Redis is away, for that is when somebody wants to stop.
"""

import getpass
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, SecretStr

from brp_adapter.looks_due import looks_due
from brp_adapter.settings import AdapterSettings
from contracts.settable_clock import following
from foundation.clock import Clock, system_clock
from foundation.database import Database, DatabaseError, build_engine
from foundation.doorbell import Doorbell
from notifier.resume_everything import resume_everything
from notifier.settings import NotifierSettings
from notifier.stop_everything import stop_everything
from notifier.switch_status import switch_status

_PREFIX = "NOTIFIER_"
_SCHEMA: str = NotifierSettings.model_fields["database_schema"].default
_ADAPTER_URL: Final = "BRP_ADAPTER_DATABASE_URL"
_ADAPTER_SCHEMA: str = AdapterSettings.model_fields["database_schema"].default


class SwitchOutOfReach(Exception):
    """The notifier's database does not answer, lets us not in, or was not migrated."""

    def __init__(self, error: DatabaseError) -> None:
        super().__init__(
            f"the notifier's database cannot be used ({error}): whether the switch was turned is "
            "not certain; see `vertrekmelding status`"
        )


class _Where(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    notifier_database_url: SecretStr
    notifier_database_schema: str = _SCHEMA
    notifier_redis_url: SecretStr | None = None
    notifier_test_mode: bool = False
    notifier_clock_file: Path | None = None

    @property
    def clock(self) -> Clock:
        """That of the processes: a stack in test mode may have its own time."""
        file = self.notifier_clock_file if self.notifier_test_mode else None
        return following(file, system_clock)


def stop(
    environment: Mapping[str, str], say: Callable[[str], None], *, reason: str, by: str | None
) -> None:
    """Stop everything that leaves, and say what that did.

    Raises:
        UnfitReason, SwitchOutOfReach, pydantic.ValidationError (a setting is missing).

    """
    with _database(_where(environment)) as database:
        changed = stop_everything(database, reason=reason, actor=_actor(by))
        say(
            "Stopped: no letter, recall, receipt, flag or escalation leaves any more."
            if changed
            else "It was stopped already; the first reason stays."
        )
        _tell(database, say)


def resume(
    environment: Mapping[str, str], say: Callable[[str], None], *, reason: str, by: str | None
) -> None:
    """Let everything that is due leave again, and say so. Raises as ``stop``."""
    where = _where(environment)
    redis = where.notifier_redis_url
    # Without a broker the sweep rings, seconds later.
    doorbell = None if redis is None else Doorbell("notifier", broker_url=redis.get_secret_value())
    with _database(where) as database:
        changed = resume_everything(
            database,
            reason=reason,
            actor=_actor(by),
            ring=lambda task, row: None if doorbell is None else doorbell.ring(task, task, row),
        )
        if doorbell is not None:
            doorbell.close()
        say("Resumed: what is due leaves now." if changed else "Nothing was stopped.")
        _tell(database, say)


def status(environment: Mapping[str, str], say: Callable[[str], None]) -> bool:
    """Say how the switch stands and what waits; answers whether things may leave.

    Raises as ``stop``. What waits at the adapter is said too where its database is named.
    """
    with _database(_where(environment)) as database:
        leaving = _tell(database, say)
    say(f"Departures to look at again now: {_looks_due(environment)}")
    return leaving


def _tell(database: Database, say: Callable[[str], None]) -> bool:
    found = switch_status(database)
    say(f"Leaving: {'STOPPED' if found.stopped else 'on'}")
    if found.last is not None:
        turned = "stopped" if found.last.stopped else "resumed"
        say(f"Last {turned} at {found.last.at:%Y-%m-%d %H:%M:%S} UTC by {found.last.actor}")
        say(f"Reason: {found.last.reason}")
    waits = f"{found.letters_due} letter(s), {found.flags_due} flag(s)"
    say(f"Due now: {waits}, {found.findings_due} finding(s) for the adapter")
    return not found.stopped


def _looks_due(environment: Mapping[str, str]) -> str:
    """A number, or why there is none: without it the switch is told all the same."""
    url = environment.get(_ADAPTER_URL)
    if not url:
        return f"not known ({_ADAPTER_URL} is not set)"
    engine = build_engine(
        url,
        schema=environment.get("BRP_ADAPTER_DATABASE_SCHEMA") or _ADAPTER_SCHEMA,
        application_name="vertrekmelding.status",
    )
    # A stack in test mode has one time for all its processes.
    database = Database(engine, _where(environment).clock)
    try:
        return str(looks_due(database))
    except DatabaseError as error:
        return f"not known (the adapter's database cannot be used: {error})"
    finally:
        database.close()


def _where(environment: Mapping[str, str]) -> _Where:
    return _Where.model_validate(
        {name.lower(): value for name, value in environment.items() if name.startswith(_PREFIX)}
    )


@contextmanager
def _database(where: _Where) -> Iterator[Database]:
    engine = build_engine(
        where.notifier_database_url.get_secret_value(),
        schema=where.notifier_database_schema,
        application_name="vertrekmelding.switch",
    )
    database = Database(engine, where.clock)
    try:
        yield database
    except DatabaseError as error:
        raise SwitchOutOfReach(error) from None
    finally:
        database.close()


def _actor(by: str | None) -> str:
    return f"beheer:{by or _user()}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid-{os.getuid()}"  # in a container the number has no name
