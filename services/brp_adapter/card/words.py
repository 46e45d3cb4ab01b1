"""What a language must have words for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What is said back to one answer."""

    title: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The whole card in one language; sentences stay short, and name nobody.

    ``alone`` stands first: who reads along must be asked to go before anything else is read.
    ``mistaken``: back from "no", which lifts nothing.
    """

    code: str
    name: str
    """Of the language, in that language."""

    rtl: bool = False
    language: str
    title: str
    alone: str
    text: tuple[str, ...]
    question: str
    safe: str
    not_safe: str
    unsure: str
    no_proof: str
    consent: str
    after_safe: Answered
    after_not_safe: Answered
    after_unsure: Answered
    mistaken: str
    after_mistaken: Answered
    not_safe_after_all: str
    finish: str
    finished: Answered
    refused: Answered
    unavailable: Answered
    later: str
    help_title: str
    help: tuple[str, ...]
    child_title: str
    child: tuple[str, ...]
    paper: str
    on_paper: str
    print_it: str
