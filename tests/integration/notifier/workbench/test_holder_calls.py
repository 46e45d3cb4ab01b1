"""A holder is called in place of a letter."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from uuid import uuid4

from sqlalchemy import insert

from contracts.messages.facts import Residence, Undoing
from contracts.values.dates import AMSTERDAM, PartialDate
from notifier.cases.reveal_reason import RevealReason
from notifier.decision.verdict import Choice
from notifier.enrolment.enrol import enrol
from notifier.enrolment.kinds import AddressKind, AddressState, FirstWay
from notifier.enrolment.store import Wishes, read_enrolment, sealed_address
from notifier.escalate_cases import escalate_cases
from notifier.review.case.opening import CASES
from notifier.review.holds.hold_nl import HOLD_NL
from notifier.storage.enrolments import ENROLMENT_ADDRESS
from notifier.storage.verdicts import HOLDER_CALL
from notifier.verdicts.call_purpose import CallAnswer, CallReason
from notifier.verdicts.hold_reason import HoldReason
from tests.integration.notifier.enrolment.enrolled import MOBILE, Enrolled
from tests.integration.notifier.workbench.browser import HOME, Browser
from tests.integration.notifier.workbench.household import SECRET_WORDS, Household
from tests.integration.notifier.world import World


def test_in_place_of_a_letter_somebody_calls_until_the_holder_is_reached(
    world: World, held: Household
) -> None:
    held.release(keuze=Choice.CALL, reden=HoldReason.LETTER_NOT_SAFE)
    view = world.case_of(held.facts)
    assert (view.handling, view.followed) == ("held", "NOTIFY")
    assert view.clock_at is not None
    page = held.person("anna").get(f"{CASES}/{held.reference}/gezagshouder-gebeld").text
    (whom,) = re.findall(r'name="wie" value="([^"]+)"', page)
    at = world.clock().astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    call = {"wie": whom, "gebeld_op": at, "toelichting": SECRET_WORDS}
    held.done("anna", "gezagshouder-gebeld", **call, uitkomst=CallAnswer.NO_ANSWER)
    assert world.case_of(held.facts).clock_at == view.clock_at
    unchecked = held.send("anna", "gezagshouder-gebeld", **call, uitkomst=CallAnswer.SPOKE)
    assert unchecked.status_code != 303, "who it was must be found out before anything is told"
    held.done("anna", "gezagshouder-gebeld", **call, uitkomst=CallAnswer.SPOKE, nagegaan="ja")
    after = world.case_of(held.facts)
    assert (after.handling, after.clock_at) == ("scheduled", None)
    assert [row.reached for row in world.rows(HOLDER_CALL)] == [False, True]
    # The hold ends by itself: who was told by phone gets no letter.
    held.establish(replace(held.child, child=replace(held.child.child, geheimhouding=False)))
    held.done("anna", "terugnemen")
    held.deliver()
    assert world.letters() == []
    # The departure does not go on: somebody has to say so by phone.
    held.establish(replace(held.child, undone=Undoing.WITHDRAWN))
    assert world.case_of(held.facts).handling == "held"
    assert unescape(held.page("anna")).count("Terugbellen dat het niet doorgaat") == 1


def test_who_is_not_reached_in_time_goes_to_the_lead(world: World, held: Household) -> None:
    held.release(keuze=Choice.CALL, reden=HoldReason.TIME_IS_SHORT)
    world.clock.advance(days=6)
    escalate_cases(world.service)
    assert world.case_of(held.facts).escalated_at is not None
    assert world.letters() == []


def test_who_lives_with_who_departs_gets_no_letter_once_released_and_is_called(
    world: World, people: Callable[[], Browser]
) -> None:
    home = (Residence(label="Vertrekstraat 12", since=PartialDate(2015, 1, 1)),)
    held = Household(world, people, geheimhouding=False, home=home)
    assert world.case_of(held.facts).followed == "HOLD"
    held.done("anna", "vrijgeven", keuze=Choice.FULL, reden=HoldReason.NO_DANGER)
    view = world.case_of(held.facts)
    assert [call.reason for call in view.calls_due] == [CallReason.SHARED_ADDRESS]
    held.deliver()
    assert world.letters() == []
    page = unescape(held.page("anna"))
    assert HOLD_NL.calling.reasons[CallReason.SHARED_ADDRESS] in page
    listed = unescape(held.person("anna").get(HOME).text)
    assert "bellen: 1" in listed


def test_a_number_that_the_holder_gave_is_shown_with_a_reason_and_only_for_a_call(
    world: World, held: Household
) -> None:
    given = Enrolled(world, held.family.father.bsn)
    enrol(world.service, given.index, Wishes(first_way=FirstWay.PHONE))
    with world.service.database.transaction() as connection:
        kept = read_enrolment(connection, world.service, given.index, now=world.clock())
        assert kept is not None
        address = uuid4()
        connection.execute(
            insert(ENROLMENT_ADDRESS).values(
                id=address,
                enrolment_id=kept.id,
                kind=AddressKind.SMS,
                address=sealed_address(world.service, address, MOBILE),
                address_state=AddressState.VERIFIED,
                tries=0,
                given_at=world.clock(),
            )
        )
    form = f"{CASES}/{held.reference}/gegevens-inzien"
    assert "-telefoon" not in held.person("anna").get(form).text, "nobody needs to call yet"
    held.establish(replace(held.child, child=replace(held.child.child, geheimhouding=False)))
    reasons = [call.reason for call in world.case_of(held.facts).calls_due]
    assert reasons == [CallReason.WISH]
    asked = held.person("anna").get(form).text
    assert MOBILE not in asked
    (key,) = re.findall(r'value="(\w-telefoon)"', asked)
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asked))
    browser = held.person("anna")
    shown = browser.http.post(
        f"{browser.url}{form}",
        data={**fields, "wat": key, "reden": RevealReason.CALL, "uitleg": "ik moet bellen"},
    )
    assert MOBILE in shown.text
