"""The migrations make exactly what the code says, states included."""

import re
from enum import StrEnum
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from contracts.messages.finding import FindingKind, FindingSource
from contracts.policy.effects import Mode
from foundation.database import DatabaseFailed
from foundation.work import WorkState
from notifier.cases.case_action import ActionCode, ActionState, NextStep
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.handling_state import HandlingState
from notifier.cases.reveal_reason import RevealReason
from notifier.decision.facts import AnswerKind, HistoryKind, ReportedBy, Strength
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.decision.verdict import Choice
from notifier.delivery.message_state import MessageState
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.explain_case import NoSuchCase, explain_case
from notifier.handover.handover_state import HandoverState
from notifier.hints.kinds import HintPurpose, HintState
from notifier.letters.content import LetterKind
from notifier.oncall.kinds import (
    CallChannel,
    CallMessageState,
    Cause,
    Place,
    SwapState,
    Why,
)
from notifier.outgoing.word_kind import WordKind
from notifier.outgoing.word_state import WordState
from notifier.receipts.word import Medium, Provider, Word
from notifier.remedies.card_fields import CardField, Known, RemedyClass
from notifier.remedies.verification_kind import VerificationKind
from notifier.storage.findings import FindingAct, ProposalState
from notifier.storage.handovers import HandoverKind, ReturnCode, TransferGround
from notifier.storage.messages import Channel, Outcome
from notifier.storage.metadata import METADATA
from notifier.storage.reports import EntryAct
from notifier.storage.shadow_count import Counted
from notifier.storage.statistics import Stream
from notifier.storage.stop import LeftKind
from notifier.verdicts.call_purpose import CallAnswer, CallPurpose, CallReason, TaskEnd
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.verdict_state import EndedBecause, VerdictState
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

CHECKS: dict[str, type[StrEnum]] = {
    "ck_inbox_state": WorkState,
    "ck_message_state": WorkState,
    "ck_handover_state": WorkState,
    "ck_zaak_handling": HandlingState,
    "ck_zaak_disposition": Disposition,
    "ck_zaak_tier": Tier,
    "ck_zaak_mode": Mode,
    "ck_zaak_looks_first": Desk,
    "ck_message_kind": LetterKind,
    "ck_message_channel": Channel,
    "ck_message_message_state": MessageState,
    "ck_attempt_outcome": Outcome,
    "ck_report_sender_role": ReportedBy,
    "ck_answer_answer": AnswerKind,
    "ck_answer_strength": Strength,
    "ck_zaak_outcome_outcome": CaseOutcome,
    "ck_zaak_outcome_role": ReportedBy,
    "ck_history_kind": HistoryKind,
    "ck_reconsideration_state": WorkState,
    "ck_handover_recipient": Flag,
    "ck_handover_kind": HandoverKind,
    "ck_handover_handover_state": HandoverState,
    "ck_handover_package_ground": TransferGround,
    "ck_handover_package_return_code": ReturnCode,
    "ck_left_lately_kind": LeftKind,
    "ck_left_hourly_kind": LeftKind,
    "ck_normal_volume_kind": LeftKind,
    "ck_shadow_count_what": Counted,
    "ck_statistic_count_stream": Stream,
    "ck_statistic_edition_stream": Stream,
    "ck_finding_kind": FindingKind,
    "ck_finding_source": FindingSource,
    "ck_finding_sender_role": ReportedBy,
    "ck_finding_handover_state": WorkState,
    "ck_report_entry_act": EntryAct,
    "ck_finding_entry_act": FindingAct,
    "ck_finding_proposal_state": ProposalState,
    "ck_municipality_word_state": WorkState,
    "ck_municipality_word_kind": WordKind,
    "ck_municipality_word_word_state": WordState,
    "ck_zaak_action_code": ActionCode,
    "ck_zaak_action_action_state": ActionState,
    "ck_zaak_action_next_step": NextStep,
    "ck_oncall_shift_place": Place,
    "ck_oncall_swap_swap_state": SwapState,
    "ck_oncall_reachability_why": Why,
    "ck_call_out_state": WorkState,
    "ck_call_out_cause": Cause,
    "ck_call_message_state": WorkState,
    "ck_call_message_channel": CallChannel,
    "ck_call_message_message_state": CallMessageState,
    "ck_enrolment_address_kind": AddressKind,
    "ck_enrolment_address_address_state": AddressState,
    "ck_hint_state": WorkState,
    "ck_hint_kind": AddressKind,
    "ck_hint_purpose": HintPurpose,
    "ck_hint_hint_state": HintState,
    "ck_remedy_card_remedy_class": RemedyClass,
    "ck_remedy_card_hkov": Known,
    "ck_remedy_card_hkbv": Known,
    "ck_remedy_card_brussels_iib": Known,
    "ck_remedy_card_schengen": Known,
    "ck_remedy_verification_field": CardField,
    "ck_remedy_verification_kind": VerificationKind,
    "ck_reveal_reason": RevealReason,
    "ck_verdict_state": VerdictState,
    "ck_verdict_choice": Choice,
    "ck_verdict_ended_because": EndedBecause,
    "ck_judgement_choice": Choice,
    "ck_judgement_reason": HoldReason,
    "ck_holder_call_purpose": CallPurpose,
    "ck_receipt_state": WorkState,
    "ck_receipt_provider": Provider,
    "ck_receipt_medium": Medium,
    "ck_awaited_state": WorkState,
    "ck_awaited_medium": Medium,
    "ck_awaited_word": Word,
    "ck_holder_call_reason": CallReason,
    "ck_holder_call_answer": CallAnswer,
    "ck_call_task_reason": CallReason,
    "ck_call_task_ended_because": TaskEnd,
}


def test_the_migrated_schema_is_the_declared_one(world: World) -> None:
    with world.service.database.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        changes = [
            change
            for change in compare_metadata(context, METADATA)
            if not (change[0] == "remove_table" and change[1].name == "alembic_version")
        ]
    assert changes == []


RULES = {
    "ck_finding_entry_two_people",
    "ck_verdict_nothing_before_it_stands",
    "ck_verdict_stands_for_one",
    "ck_judgement_one_or_two",
    "ck_judgement_withheld_until",
    "ck_zaak_action_two_people",
    "ck_zaak_action_agreed_by_a_second",
    "ck_zaak_action_proposed_waits",
    "ck_zaak_action_refused_by_one",
    "ck_zaak_action_taken_back",
    "ck_zaak_action_step_has_a_clock",
    "ck_zaak_action_checked_by_another",
    "ck_holder_call_who_spoke_was_reached",
    "ck_call_task_ended_for_a_reason",
}
"""Checks that say something else than which values there are."""


def test_every_check_has_the_members_of_its_enum(world: World) -> None:
    with world.service.database.transaction() as connection:
        rows = connection.execute(
            text(
                "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
                "WHERE contype = 'c' AND connamespace = 'notifier'::regnamespace"
            )
        )
        found = {row.conname: row.pg_get_constraintdef for row in rows}
    assert found.keys() == CHECKS.keys() | RULES
    for name, states in CHECKS.items():
        assert set(re.findall(r"'([^']+)'", found[name])) == {state.value for state in states}, name


@pytest.mark.parametrize("statement", ["DELETE FROM audit", "UPDATE audit SET actor = 'x'"])
def test_the_audit_cannot_be_changed(world: World, statement: str) -> None:
    with pytest.raises(NoSuchCase):
        explain_case(world.service, str(uuid4()), actor="beheer")
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    explain_case(world.service, world.case_of(facts).reference, actor="beheer")
    with pytest.raises(DatabaseFailed, match="42501"):
        run(world, statement)


def run(world: World, statement: str) -> None:
    with world.service.database.transaction() as connection:
        connection.execute(text(statement))
