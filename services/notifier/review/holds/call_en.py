"""Calling a holder, in English."""

from typing import Final

from notifier.review.holds.call_texts import CallTexts
from notifier.verdicts.call_purpose import CallAnswer, CallReason, CallResult

CALL_EN: Final = CallTexts(
    panel="Calls to make",
    explain="Tell nothing before you are sure whom you speak to. Have this person call you back on "
    "the number that stands in our letters: {phone}. Leave nothing on a voicemail and tell nothing "
    "to anybody else in the house.",
    no_number="The BRP has no telephone numbers. If this person gave one, it stands under “See "
    "hidden data”. Otherwise use only a number from a source that you trust.",
    whom_label="Which holder of gezag did you call?",
    tell="{holder}: tell them that {children} departs",
    take_back="{holder}: tell them that the departure of {children} is off",
    at_label="When did you call?",
    at_hint="Date and time in the Netherlands.",
    at_wrong="Fill in a moment that has passed, not before the case began.",
    choose_whom="Choose whom you called.",
    answer_label="How did it go?",
    answers={
        CallAnswer.SPOKE: "I spoke to this very person and told it",
        CallAnswer.NO_ANSWER: "No answer",
        CallAnswer.WRONG_NUMBER: "Wrong number, or somebody else answered",
        CallAnswer.CALL_AGAIN: "I have to call again later; nothing was told yet",
    },
    choose_answer="Choose how it went.",
    checked_label="This person called me back on the number in our letters, or I called a number "
    "that this person gave and confirmed before",
    checked_hint="Needed only where you told it.",
    check_first="First find out whom you spoke to. Nothing told yet? Then choose to call again.",
    again_label="When does this person want to be called?",
    again_hint="Only when you call again later. The clock of the case goes on.",
    again_wrong="Fill in a moment that is still to come.",
    made="Calls that were made",
    line="{at}: {holder}, {result}",
    again="asked to be called at {at}",
    results={
        CallResult.TOLD: "reached and told",
        CallResult.TAKEN_BACK: "reached; told that it is off",
        CallResult.NOT_REACHED: "no answer",
        CallResult.WRONG_NUMBER: "wrong number; nothing told",
        CallResult.CALL_AGAIN: "to be called again; nothing told yet",
    },
    due="Still to call: {holder}, about {children}.",
    due_back="Call back that it is off: {holder}, about {children}.",
    before="Call before {at}.",
    reasons={
        CallReason.CHOSEN: "It was decided that a call takes the place of a letter.",
        CallReason.URGENT: "The departure is today or within a day, or the child has gone: a "
        "letter comes too late. The letter and the message go as well.",
        CallReason.SHARED_ADDRESS: "This person lives at the address of who departs. Somebody "
        "else could open a letter, and a message in the personal box is not possible.",
        CallReason.NOT_ARRIVED: "A letter or message did not arrive, or could not be made.",
        CallReason.ABROAD: "This person lives abroad. Post does not come before the departure.",
        CallReason.LONG_AGO: "The departure is more than eleven months ago. After a year it "
        "changes what a judge can do.",
        CallReason.WISH: "This person asked to be called.",
        CallReason.TAKES_BACK: "What was told by phone is not so (any more).",
    },
)
