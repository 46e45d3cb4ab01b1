"""Hints leave: intent committed, NotifyNL called, outcome committed; in doubt looked up first."""

from typing import Final

from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import MaybeSent, NotSent, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, claim
from notifier.delivery.channel import CannotSay, Found, NotFound
from notifier.enrolment.kinds import AddressKind
from notifier.hints import hint_outcome as outcome
from notifier.hints.prepare_hint import CalledOff, Instead, ReadyHint, prepare_hint
from notifier.leaving.switch import is_stopped
from notifier.service import Service
from notifier.storage.enrolments import HINT

MAX_PER_RING: Final = 50
_SPARE_ATTEMPTS: Final = 10
_log = get_logger(__name__)


def send_hints(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Work off hints that are due, one at a time; answers how many."""
    return work_in_turn(
        lambda: _claim(service),
        lambda claimed: _work_off(service, claimed[0]),
        clock=service.clock,
        turn=service.timing.turn,
        at_most=at_most,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("send_hints.claim") as connection:
        if is_stopped(connection):
            return []  # before the claim: no attempt is used up
        return claim(
            connection,
            HINT,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=service.timing.letters.max_attempts + _SPARE_ATTEMPTS,
            bringing=("kind",),
        )


def _work_off(service: Service, claimed: Claimed) -> bool:
    with correlated(claimed.correlation_id):
        try:
            _send_or_look(service, claimed)
        except DatabaseUnavailable:
            raise  # passes by itself; the lease runs out and the hint is looked at again
        except LeaseLost:
            _log.warning("hint_lease_lost", hint_id=str(claimed.id))
        except Exception:  # noqa: BLE001 -- one hint that breaks the program must not hold up the others
            _log.exception("hint_broke", hint_id=str(claimed.id))
    return claimed.more_due


def _send_or_look(service: Service, claimed: Claimed) -> None:
    with service.database.transaction("send_hints.intent") as connection:
        ready = prepare_hint(connection, service, claimed)
        if isinstance(ready, CalledOff):
            outcome.called_off(connection, claimed, ready, now=service.clock())
        elif ready is Instead.STOPPED:
            outcome.wait_for_switch(connection, claimed, now=service.clock())
    if ready is Instead.LOOK_UP:
        _look(service, claimed)
    elif isinstance(ready, ReadyHint):
        _send(service, claimed, ready)


def _send(service: Service, claimed: Claimed, ready: ReadyHint) -> None:
    if service.clock() > ready.not_after:
        # This process stood still: whoever takes the row over may be sending at this moment.
        _log.warning("hint_too_late_to_send", hint_id=str(claimed.id))
        return
    try:
        provider_id = service.hints.send(ready.hint)
        failpoint("send_hints.taken")
    except Refused as error:
        outcome.has_failed(service, claimed, error.code, of_address=True)
    except MaybeSent as error:
        outcome.in_doubt(service, claimed, error)
    except NotSent as error:
        outcome.try_again(service, claimed, error, surely_not_sent=True)
    else:
        outcome.was_sent(service, claimed, provider_id)


def _look(service: Service, claimed: Claimed) -> None:
    kind = AddressKind(claimed.brought["kind"])
    if kind not in service.hints.channels:
        outcome.has_failed(service, claimed, CalledOff.NO_CHANNEL, of_address=False)
        return
    try:
        found = service.hints.find(claimed.id, kind)
        failpoint("send_hints.looked_up")
    except NotSent as error:
        outcome.try_again(service, claimed, error, surely_not_sent=False)
        return
    match found:
        case Found(provider_id):
            outcome.was_sent(service, claimed, provider_id)
        case CannotSay(code):
            outcome.has_failed(service, claimed, code, of_address=code == "failed_at_provider")
        case NotFound():
            outcome.was_not_found(service, claimed)
