"""A holder is called in place of a letter."""

import re
from dataclasses import replace
from html import unescape

from contracts.messages.facts import Undoing
from contracts.values.dates import AMSTERDAM
from notifier.decision.verdict import Choice
from notifier.escalate_cases import escalate_cases
from notifier.review.case.opening import CASES
from notifier.storage.verdicts import HOLDER_CALL
from notifier.verdicts.call_purpose import CallAnswer
from notifier.verdicts.hold_reason import HoldReason
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
