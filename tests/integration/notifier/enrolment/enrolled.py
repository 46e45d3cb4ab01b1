"""A holder who registered, with what came at the addresses."""

import re
from dataclasses import dataclass
from typing import Any

from contracts.values.bsn import Bsn
from notifier.cases.person_index import person_index
from notifier.enrolment.addresses import read_address
from notifier.enrolment.give_address import Given, give_address
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.enrolment.store import Enrolment, read_enrolment
from notifier.enrolment.verify_address import Checked, verify_address
from notifier.hints.kinds import HintPurpose
from notifier.hints.send_hints import send_hints
from notifier.storage.enrolments import HINT
from tests.integration.notifier.world import World

EMAIL = "frans.blijver@voorbeeld.nl"
MOBILE = "+31612345678"
ADDRESSES = {AddressKind.EMAIL: EMAIL, AddressKind.SMS: MOBILE}


@dataclass
class Enrolled:
    """One holder and what was sent to the addresses."""

    world: World
    holder: Bsn

    @property
    def index(self) -> bytes:
        return person_index(self.world.service.index, self.holder)

    def gives(self, kind: AddressKind, address: str | None = None) -> Given:
        to = read_address(kind, address or ADDRESSES[kind])
        given = give_address(self.world.service, self.index, kind, to)
        send_hints(self.world.service)
        return given

    def types(self, kind: AddressKind, code: str) -> Checked:
        return verify_address(self.world.service, self.index, kind, code)

    def confirms(self, *kinds: AddressKind) -> None:
        for kind in kinds or AddressKind:
            assert self.gives(kind) is Given.CODE_ON_ITS_WAY
            assert self.types(kind, self.code(kind)) is Checked.VERIFIED
        self.world.sandbox.delete("/sandbox/bezorgd").raise_for_status()

    def code(self, kind: AddressKind) -> str:
        found = re.search(r"Uw code is (\d{6})\.", self.received(kind)[-1]["tekst"])
        assert found is not None
        return found[1]

    def received(self, kind: AddressKind | None = None) -> list[dict[str, Any]]:
        wanted = set(AddressKind) if kind is None else {kind}
        return [one for one in self.world.delivered() if one["soort"] in wanted]

    def kept(self) -> Enrolment | None:
        service = self.world.service
        with service.database.transaction() as connection:
            return read_enrolment(connection, service, self.index, now=service.clock())

    def states(self) -> dict[AddressKind, AddressState]:
        kept = self.kept()
        return {} if kept is None else {one.kind: one.state for one in kept.addresses}

    def hints(self) -> dict[str, tuple[str, str | None]]:
        """State and reason of the hints about messages, by the kind of their address."""
        return {
            row.kind: (row.hint_state, row.reason)
            for row in self.world.rows(HINT)
            if row.purpose == HintPurpose.MESSAGE
        }
