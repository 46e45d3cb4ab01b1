"""Words of the notes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoteTexts:
    """``{who}`` and ``{at}`` are filled in by the page."""

    title: str
    offer: str
    label: str
    hint: str
    submit: str
    done: str
    empty: str
    heading: str
    by: str
    none: str


NOTE_NL = NoteTexts(
    title="Notitie maken",
    offer="Notitie maken",
    label="Wat moet een collega over deze zaak weten?",
    hint="Alleen wat nodig is. Een notitie kunt u niet meer veranderen.",
    submit="Notitie vastleggen",
    done="Uw notitie is vastgelegd.",
    empty="Schrijf iets op, of ga terug naar de zaak.",
    heading="Notities",
    by="{who}, {at}",
    none="Er zijn geen notities.",
)

NOTE_EN = NoteTexts(
    title="Write a note",
    offer="Write a note",
    label="What must a colleague know about this case?",
    hint="Only what is needed. A note cannot be changed afterwards.",
    submit="Record the note",
    done="Your note was recorded.",
    empty="Write something, or go back to the case.",
    heading="Notes",
    by="{who}, {at}",
    none="There are no notes.",
)
