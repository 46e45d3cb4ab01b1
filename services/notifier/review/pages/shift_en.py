"""The English words of the page for the next shift."""

from typing import Final

from notifier.handover.handover_state import HandoverState
from notifier.letters.content import LetterKind
from notifier.review.next_shift.shift import Sent
from notifier.review.pages.case_page_en import CASE_PAGE_EN
from notifier.review.pages.shift_texts import ShiftTexts
from notifier.storage.handovers import HandoverKind

SHIFT_EN: Final = ShiftTexts(
    link="Shift handover",
    title="Shift handover",
    as_of="As of {at}.",
    print="To print: Ctrl+P. Do not leave the print where others can read it.",
    leaving="Leaving within 24 hours",
    holds="Held",
    replies="Replies",
    undelivered="Not delivered",
    no_leaving="As far as is known no child leaves today or within 24 hours.",
    no_holds="No case is held.",
    no_replies="No holder of gezag said that something is not right.",
    no_undelivered="All letters and flags that were sent have arrived or are on their way.",
    not_all="These are the first {shown} of {count}.",
    rest="The whole list",
    what="What",
    kind="Kind",
    state="How it stands",
    reason="Reason (code)",
    since="Since",
    sent={Sent.LETTER: "letter", Sent.BOX: "personal box", Sent.FLAG: "flag"},
    letters={
        LetterKind.VERTREK: "departure",
        LetterKind.LIMITED: "departure, without a date",
        LetterKind.RECALL: "recall",
        LetterKind.RECEIPT: "letter about the consent",
        LetterKind.CORRECTION: "another date",
        LetterKind.CONFIRMATION: "receipt of a reply",
        LetterKind.AGREEMENT: "question whether an agreement is right",
    },
    flags={
        HandoverKind.FLAGGED: "flag",
        HandoverKind.ESCALATED: "word to the team lead",
        HandoverKind.WITHDRAWN: "withdrawal",
        HandoverKind.TRANSFERRED: "handover",
    },
    letter_states=CASE_PAGE_EN.reply.states,
    flag_states={
        HandoverState.PLANNED: "waits",
        HandoverState.RECEIVED: "received",
        HandoverState.TAKEN: "taken up",
        HandoverState.DONE: "done",
        HandoverState.RETURNED: "returned",
        HandoverState.WITHDRAWN: "withdrawn",
        HandoverState.NEEDS_REVIEW: "a person must look",
    },
    notes="What the next shift must know",
    no_notes="The last shift left no message.",
    note="Message for the next shift",
    note_hint="Name cases by their reference, no names. What belongs to one case belongs in it.",
    leave="Leave it",
    left="Your message is there for the next shift.",
    empty="Write what the next shift must know.",
    too_long="Make it shorter than {most} characters.",
    confirm="Read",
    confirmed="You have confirmed that you read this.",
    yours="By you",
    colleague="By a colleague",
    read_by_you="You read this.",
    read_by="Read by {count}, first on {at}.",
    read_by_nobody="Nobody has read it yet.",
)
