"""A notice of vrijBRP, checked and written to the inbox: what the 202 stands on.

Its number does not tell which notice it is: two systems of one municipality count both from one,
and a count may begin anew. So what has the same number and says the same is the same notice.
Without a number two changes of one person may look alike: they are the same one as long as the
first still waits for its look.
"""

from datetime import datetime
from typing import Final

from brp_adapter.connections.vrijbrp import VrijBrp
from brp_adapter.receive_report import Incoming, check_fictitious, receive_report
from brp_adapter.service import Service
from brp_adapter.settling import settled_at
from brp_adapter.sources.formats import Format, kind_of
from brp_adapter.sources.http_binding import MESSAGE, members_in_body
from brp_adapter.sources.json_text import write_json
from brp_adapter.sources.vrijbrp import KIND, read_kept, read_mutation
from foundation.inbox import Received

_KIND: Final = kind_of(Format.VRIJBRP, KIND)


def accept_mutation(service: Service, body: bytes, connection: VrijBrp) -> Received:
    """Check and keep one notice. Raises ``EventRefused``, ``DatabaseError``."""
    return receive_report(service, check_mutation(service, body, connection, service.now()))


def check_mutation(
    service: Service, body: bytes, connection: VrijBrp, came_at: datetime
) -> Incoming:
    """The message of a notice that is in order. Raises ``EventRefused``."""
    mutation = read_mutation(body)
    check_fictitious(service, read_kept(body, sender=connection.gemeente, received_at=came_at))
    person = service.privacy.index_of(mutation.data.bsn)
    due = settled_at(person, came_at, connection.settles)
    # One form for one meaning: order of members and white space make no other notice.
    content = write_json(members_in_body(body), where=MESSAGE)
    # Keyed: a plain hash of a message with a number in it could be guessed.
    said = service.privacy.index.of_bytes("vrijbrp", content).hex()
    named = mutation.id or (due or came_at).isoformat()
    return Incoming(
        # No event can have this source: those of a municipality begin with urn:nld:oin.
        source=f"vrijbrp:{connection.gemeente}",
        external_id=f"{named}/{said}",
        kind=_KIND,
        sender=connection.gemeente,
        content=content,
        due=due,
    )
