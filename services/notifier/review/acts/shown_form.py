"""A form of the actions as its page shows it: fields with their words in one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from notifier.review.acts.form_field import Field, Kind, ticked
from notifier.review.acts.texts import ActsTexts


@dataclass(frozen=True, slots=True)
class ShownField:
    """``options``: value and word, of a choice."""

    name: str
    kind: Kind
    label: str
    hint: str | None
    optional: bool
    options: tuple[tuple[str, str], ...]


def shown_fields(fields: Iterable[Field], texts: ActsTexts) -> tuple[ShownField, ...]:
    """In the order of the form."""
    return tuple(
        ShownField(
            name=one.name,
            kind=one.kind,
            label=texts.labels[one.name],
            hint=texts.hints.get(one.name),
            optional=not one.required,
            options=tuple((value, _word(one.name, value, texts)) for value in one.options),
        )
        for one in fields
    )


def shown_typed(
    fields: Iterable[Field], typed: Mapping[str, str], texts: ActsTexts
) -> tuple[tuple[str, str], ...]:
    """What somebody filled in, as label and words."""
    return tuple(
        (texts.labels[one.name], _said(one, typed, texts)) for one in fields if one.name in typed
    )


def _said(one: Field, typed: Mapping[str, str], texts: ActsTexts) -> str:
    match one.kind:
        case Kind.CHOICE | Kind.TICKS:
            return ", ".join(_word(one.name, value, texts) for value in ticked(typed, one.name))
        case Kind.TICK:
            return "✓"
        case Kind.DAY:
            return date.fromisoformat(typed[one.name]).strftime("%d-%m-%Y")
        case _:
            return typed[one.name]


def _word(name: str, value: str, texts: ActsTexts) -> str:
    # A reference on a letter is an option too, and is its own word.
    return texts.options.get(f"{name}.{value}", value)
