"""Whether a source brings what nobody can read."""

from collections.abc import Iterator

from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.unreadable import count_waiting
from foundation.clock import system_clock
from foundation.database import Database, DatabaseError, build_engine
from vertrekmelding.doctor.finding import Finding, ok, warning


def look_at_unreadable(settings: AdapterSettings) -> Iterator[Finding]:
    """Nothing when the database cannot say: that is told of already."""
    database = Database(
        build_engine(
            settings.database_url.get_secret_value(),
            schema=settings.database_schema,
            application_name="vertrekmelding.doctor",
        ),
        system_clock,
    )
    try:
        with database.transaction() as connection:
            found = count_waiting(connection)
    except DatabaseError:
        return
    finally:
        database.close()
    if found.kept or found.not_kept:
        more = f", and {found.not_kept} more that were not kept" if found.not_kept else ""
        yield warning(
            f"{found.kept} message(s) of sources cannot be read{more}",
            "`vertrekmelding review list` tells which; `review show` why",
        )
    else:
        yield ok("everything that sources brought can be read")
