"""Facts that rest on a finding count only as long as that finding is the last word here.

Between withdrawing it and the adapter's next facts lies time, in which a letter could leave on
what nobody stands by any more. So it ends here, in the transaction in which it is taken back.
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from contracts.messages.facts import ChildFacts, GezagSource
from notifier.findings.finding_store import findings_about


def as_still_found(
    connection: Connection, children: Iterable[ChildFacts]
) -> tuple[ChildFacts, ...]:
    """The same, but without gezag where it rests on a finding that no longer stands.

    Nothing is asked of the database unless something rests on a finding.
    """
    children = tuple(children)
    resting = [child for child in children if child.gezag.source is GezagSource.FINDING]
    if not resting:
        return children
    standing = {
        (finding.departure_id, finding.found_at)
        for finding in findings_about(connection, (child.departure_id for child in resting))
        if finding.stands
    }
    return tuple(
        _undetermined(child)
        if child in resting and (child.departure_id, child.gezag.taken_at) not in standing
        else child
        for child in children
    )


def _undetermined(child: ChildFacts) -> ChildFacts:
    return replace(child, gezag=replace(child.gezag, source=GezagSource.NONE, gezag=None))
