"""A case that was handed over to Ca IKA, as tests make one."""

from dataclasses import replace

from contracts.messages.facts import ChildFacts, DepartureFacts
from notifier.cases.case_row import locked_case
from notifier.handover.package.stored import StoredPackage, read_package
from notifier.handover.transfers import Transfer, transfers_of
from notifier.return_transfer import return_transfer
from notifier.service import HAND_OVER
from notifier.storage.handovers import ReturnCode, TransferGround
from notifier.take_transfer import take_transfer
from notifier.transfer_case import transfer_case
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

ANNA = "sandbox-anna"
CARLA = "sandbox-carla"


class HandedOver:
    """A family that left, and what people do with its case."""

    def __init__(self, world: World, *, departed_days: int = 3, born: int = 2016) -> None:
        self.world = world
        self.family = Family(world.clock(), departs_in_days=-departed_days)
        self.child = self.family.child("Noor", born=born)
        self.facts = self.family.facts(self.child)

    def arrives(self, *children: ChildFacts) -> DepartureFacts:
        """Facts come in, about these children or the one."""
        self.world.clock.advance(seconds=1)
        self.facts = replace(
            self.family.facts(*(children or (self.child,))),
            established_at=self.world.clock(),
        )
        self.world.establish(self.facts)
        return self.facts

    def goes(
        self,
        ground: TransferGround = TransferGround.OWN_JUDGEMENT,
        explanation: str | None = "De vader belde: hij wil dat Noor terugkomt.",
    ) -> Transfer:
        """The reviewer hands it over."""
        service = self.world.service
        zaak_id = self.world.case_of(self.facts).id
        with service.database.transaction() as connection:
            transfer = transfer_case(
                connection,
                service,
                locked_case(connection, zaak_id),
                ground=ground,
                explanation=explanation,
                subject=ANNA,
                now=self.world.clock(),
            )
        service.ring(HAND_OVER, transfer.id)
        return transfer

    def taken(self, transfer: Transfer, sha256: bytes | None = None) -> bool:
        """The officer of Ca IKA says that they have it."""
        service = self.world.service
        with service.database.transaction() as connection:
            case = locked_case(connection, transfer.zaak_id)
            present = next(
                one for one in transfers_of(connection, case.id) if one.id == transfer.id
            )
            return take_transfer(
                connection,
                service,
                case,
                present,
                sha256=transfer.content_hash if sha256 is None else sha256,
                subject=CARLA,
                now=self.world.clock(),
            )

    def package(self, transfer: Transfer) -> StoredPackage:
        """What is kept."""
        service = self.world.service
        with service.database.transaction() as connection:
            return read_package(connection, service.keyring, transfer.id)

    @property
    def happened(self) -> list[tuple[str, str | None, str]]:
        """About handing over, in order."""
        return [
            (entry.kind, entry.code, entry.actor)
            for entry in self.world.case_of(self.facts).timeline
            if entry.kind.startswith(("overge", "overdracht"))
        ]


def states(over: HandedOver) -> list[str]:
    return [one.state for one in over.world.case_of(over.facts).transfers]


def gives_back(over: HandedOver, transfer: Transfer, code: ReturnCode) -> None:
    service = over.world.service
    with service.database.transaction() as connection:
        case = locked_case(connection, transfer.zaak_id)
        (present,) = [one for one in transfers_of(connection, case.id) if one.id == transfer.id]
        return_transfer(
            connection,
            service,
            case,
            present,
            code=code,
            text="Er komt geen verzoek: de vader is het eens geworden.",
            subject=CARLA,
            now=over.world.clock(),
        )
