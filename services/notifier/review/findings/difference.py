"""What a finding changed: the decision before it beside the one that rests on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from contracts.messages.facts import GezagSource
from notifier.cases.case_view import CaseView
from notifier.cases.finding_view import FindingView
from notifier.decision.outcome import Decision, Disposition, HolderDisposition
from notifier.delivery.message_state import MessageState
from notifier.review.pages.texts import Texts
from notifier.review.shown_case.told import Told


class Standing(StrEnum):
    """How far it is."""

    WAITS = "waits"
    COUNTS = "counts"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


@dataclass(frozen=True)
class Line:
    """One part of the decision, before and now."""

    what: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether it is worth reading."""
        return self.before != self.after


def standing_of(view: CaseView, found: FindingView) -> Standing:
    """The decision rests on it once the facts of the child say so, by its moment."""
    if found.stored.withdrawn_at is not None:
        return Standing.WITHDRAWN
    if not found.stored.newest:
        return Standing.REPLACED
    for one in view.gezag:
        by_finding = one.source == GezagSource.FINDING and one.at == found.stored.found_at
        if one.child == found.child and by_finding:
            return Standing.COUNTS
    return Standing.WAITS


@dataclass(frozen=True)
class Comparing:
    """What is compared: the case as it is, and the decision before (None where there was none)."""

    view: CaseView
    found: FindingView
    before: Decision | None
    told: Told
    texts: Texts

    @property
    def counts(self) -> bool:
        """Whether what the case shows now rests on the finding."""
        return standing_of(self.view, self.found) is Standing.COUNTS


def lines_of(all_of_it: Comparing) -> tuple[Line, ...]:
    """Every part, in the order in which somebody asks."""
    return (*_gezag(all_of_it), *_decision(all_of_it), _leaving(all_of_it))


def _gezag(this: Comparing) -> tuple[Line, ...]:
    words, types = this.texts.findings.difference, this.texts.page.gezag.types
    derived, told = this.found.derived, this.told
    before = words.none
    if derived is not None and derived.kind is not None:
        before = f"{types[derived.kind]} ({this.texts.page.gezag.sources['afgeleid']})"
    people = () if derived is None else derived.people
    return (
        Line(words.gezag, before, types[this.found.kind]),
        Line(
            words.who,
            _list((told.by_id(one) for one in people), words.none),
            _list((told.by_id(one) for one in this.found.people), words.none),
        ),
    )


def _decision(this: Comparing) -> tuple[Line, ...]:
    words, states = this.texts.findings.difference, this.texts.page.safety.states
    flag_words = this.texts.happening.codes["Flag"]
    before, now = this.before, this.view.decision
    was_codes = {} if before is None else {one.code: one.text for one in before.reasons}
    codes = {} if now is None else dict(now.reasons)
    was_holders = () if before is None else before.holders
    holders = () if now is None else now.holders
    was_flags = () if before is None else before.flags
    flags = () if now is None else now.flags

    def after(said: str) -> str:
        return said if this.counts else words.unknown

    return (
        Line(
            words.case,
            words.none if before is None else states[before.case],
            after(words.none if now is None else states[Disposition(now.case)]),
        ),
        Line(
            words.holders,
            _list((_holder(this, this.told.by_bsn(h.holder), h.disposition) for h in was_holders),
                  words.none),
            after(_list((_holder(this, this.told.by_id(h.id), h.disposition) for h in holders),
                        words.none)),
        ),
        Line(words.gone_reasons, "", after(_without(this, was_codes, codes))),
        Line(words.new_reasons, "", after(_without(this, codes, was_codes))),
        Line(
            words.flags,
            _list((flag_words[one] for one in was_flags), words.none),
            after(_list((flag_words[one] for one in flags), words.none)),
        ),
    )  # fmt: skip


def _leaving(this: Comparing) -> Line:
    words, kinds = this.texts.findings.difference, this.texts.happening.codes["LetterKind"]
    planned = (
        words.letter.format(
            what=kinds[one.kind],
            who=this.told.by_id(one.holder),
            at=this.told.moment(one.not_before),
        )
        for one in this.view.messages
        if one.state == MessageState.PLANNED
    )
    said = _list(planned, words.leaves_nothing)
    return Line(words.leaves, "", said if this.counts else words.unknown)


def _without(this: Comparing, codes: Mapping[str, str], others: Mapping[str, str]) -> str:
    sentences = this.texts.page.reasons.sentences
    told = (sentences.get(code, text) for code, text in codes.items() if code not in others)
    return _list(told, this.texts.findings.difference.none)


def _holder(this: Comparing, who: str, disposition: str) -> str:
    return f"{who}: {this.texts.findings.dispositions[HolderDisposition(disposition)]}"


def _list(parts: Iterable[str], none: str) -> str:
    return "; ".join(parts) or none
