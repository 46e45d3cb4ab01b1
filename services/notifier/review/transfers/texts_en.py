"""Handing over, in English."""

from typing import Final

from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.review.transfers.texts import TransferTexts
from notifier.storage.handovers import ReturnCode, TransferGround
from notifier.transfer_case import Obstacle

TRANSFERS_EN: Final = TransferTexts(
    heading="Handover to Ca IKA",
    owner={
        Flag.RVDK_IKO: "The case is RvdK's. Ca IKA is informed if a flag went out.",
        Flag.CA_IKA: "The case is Ca IKA's. RvdK is informed.",
    },
    one_year="A year since the departure is over on {day} (art. 12 Hague Convention of 1980).",
    one_year_earliest="A year since the departure is over on {day} at the earliest (art. 12 Hague "
    "Convention of 1980): the departure date is incomplete, or there are several.",
    one_year_unknown="When a year is over cannot be said: the departure date is unknown.",
    package="Package {number}, made on {at}",
    states={
        HandoverState.PLANNED: "waits to be confirmed",
        HandoverState.RECEIVED: "arrived at Ca IKA, waits to be confirmed",
        HandoverState.NEEDS_REVIEW: "word of it did not arrive; call Ca IKA. It can be confirmed",
        HandoverState.TAKEN: "confirmed: Ca IKA has the case",
        HandoverState.RETURNED: "given back",
        HandoverState.DONE: "finished",
        HandoverState.WITHDRAWN: "replaced by a newer package",
    },
    waits_until="To be confirmed before {until}.",
    late="Not confirmed in time: the team lead knows. Call Ca IKA and send an e-mail.",
    outdated="Something new came in after this package. Make a new one if Ca IKA needs it.",
    hash="Hash (SHA-256)",
    pdf="Open package {number} as PDF",
    json="Open package {number} as JSON",
    returned="Reason: {reason}",
    nothing_yet="Nothing has been handed over yet.",
    give_title="Hand over to Ca IKA",
    give_again="New package for Ca IKA",
    give_done="The case is handed over. It is Ca IKA's once they confirm that they have it.",
    give_why="The child has left.",
    give_submit="Make the package and hand over",
    give_explain="You are about to make a package: facts, gezag, messages, replies, decisions and "
    "the timeline, as PDF and as JSON. Only the part about people holds names. The package is "
    "never changed after that.",
    give_until="Ca IKA has to confirm before {until}. If they do not, the team lead hears of it. "
    "Until they do the case stays yours.",
    give_shielded="There is a reason of safety in this case. Addresses, and where anybody stays, "
    "do not go along; the package says: shielded, ask RvdK.",
    give_replaces="Package {number} is not confirmed yet. This one takes its place.",
    ground="Why do you hand it over?",
    grounds={
        TransferGround.OBJECTION: "A holder of gezag who stays objects",
        TransferGround.OWN_JUDGEMENT: "Another reason; I explain it below",
    },
    explanation="Explanation for Ca IKA",
    explanation_hint="Goes into the package. No address, and nothing about where anybody stays.",
    ground_missing="Choose why you hand the case over.",
    explanation_missing="Explain why you hand the case over: nobody had an objection recorded.",
    obstacles={
        Obstacle.CLOSED: "This case is closed. Reopen it first.",
        Obstacle.NOT_DEPARTED: "The child has not left yet. Until then the case is RvdK's.",
        Obstacle.NOT_UNDER_16: "No child in this case is younger than 16. The convention of 1980 "
        "no longer applies; consult the police or Ca IKA.",
        Obstacle.NO_BASIS: "There is no legal basis to tell Ca IKA about cases of this "
        "municipality. Ask your administrator.",
        Obstacle.NOBODY_OBJECTS: "No objection is recorded in this case. Record it first, or "
        "choose the other reason.",
        Obstacle.NOTHING_NEW: "Nothing changed since the last package. No new one is needed.",
        Obstacle.TELLS_WHERE: "Take addresses, postcodes and words about where anybody stays out "
        "of the explanation: they are shielded in this case.",
    },
    not_typeset="The package could not be made. Nothing was handed over. Tell your administrator.",
    take_title="Confirm receipt",
    take_done="You confirmed receipt. The case is Ca IKA's now.",
    take_why="This case was handed over to you.",
    take_submit="Confirm: the case is ours",
    take_explain="Open the package and compare the hash on it with this one. After that Ca IKA "
    "owns the case and your clock starts.",
    take_compare="The hash of package {number}:",
    take_box="I have the package; the hash on it equals this one.",
    take_box_missing="Open the package, compare the hash, and then tick the box.",
    take_other="There is a newer package by now. Open that one and compare the hash again.",
    take_nothing="There is no handover that waits to be confirmed.",
    return_title="Give back to RvdK",
    return_done="You gave the case back. RvdK looks at it today.",
    return_submit="Give back",
    return_explain="RvdK gets the case back, with your reason and explanation.",
    return_code="Why do you give the case back?",
    return_codes={
        ReturnCode.NOT_OURS: "Not for Ca IKA",
        ReturnCode.INCOMPLETE: "The package is not complete",
        ReturnCode.NO_APPLICATION: "There will be no application",
        ReturnCode.RETURNED: "The child is back",
        ReturnCode.OTHERWISE: "Another reason",
    },
    return_text="Explanation",
    return_text_hint="What does RvdK have to know or do?",
    return_code_missing="Choose why you give the case back.",
    return_text_missing="Write down what RvdK has to know or do.",
    return_nothing="There is no handover that you can give back.",
    finish_title="Finish",
    finish_done="The case is finished and closed.",
    finish_submit="Finish and close",
    finish_explain="The case closes. Letters that were still planned do not leave; a letter that "
    "sets something right does.",
    finish_outcome="How did it end?",
    finish_outcome_missing="Choose how it ended.",
    finish_nothing="Ca IKA does not have this case. Confirm receipt first.",
)
