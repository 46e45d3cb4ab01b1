"""The English words of everything about a hold."""

from typing import Final

from notifier.cases.case_outcome import CaseOutcome
from notifier.decision.verdict import BRIEFADRES, CURATELE, SAID_UNSAFE, SECRECY, Choice
from notifier.review.holds.call_en import CALL_EN
from notifier.review.holds.hold_texts import FormWords, HoldTexts
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import LONGEST_WITHHELD, Fault
from notifier.verdicts.refusal import Refusal
from notifier.verdicts.verdict_state import EndedBecause, VerdictState

HOLD_EN: Final = HoldTexts(
    release=FormWords(
        title="Release",
        offer="Release",
        why="who stays is told, by letter or by a call",
        explain="You decide that whoever stays and has gezag is told now. Right before a letter "
        "leaves, the system looks at everything once more. If something came in that you did not "
        "see, nothing leaves.",
        done="Your judgement was recorded. “Decision about the hold” says what counts now.",
    ),
    withhold=FormWords(
        title="Withhold",
        offer="Withhold",
        why="nobody is told, until a day on which you look again",
        explain="Two people withhold, always. A colleague gives a judgement of their own, without "
        "knowing what you chose. Until then nobody is told.",
        done="Your judgement was recorded. Ask a colleague for a second judgement.",
    ),
    second=FormWords(
        title="Give a second judgement",
        offer="Give a second judgement",
        why="a colleague judged; you choose without seeing that",
        explain="A colleague has judged this hold already. You see that only once you have chosen. "
        "If you choose the same, it counts at once. If you choose otherwise, the team lead "
        "decides; until then nobody is told.",
        done="Your judgement was recorded. “Decision about the hold” says what counts now.",
    ),
    skip=FormWords(
        title="Tell nobody and close",
        offer="Tell nobody",
        why="there is a fact by which nobody needs to be told; the case closes",
        explain="Choose this only where it is certain that nobody needs to be told. The case "
        "closes. Is it not safe to tell somebody? Then choose to withhold.",
        done="The case is closed and nobody is told.",
    ),
    take_back=FormWords(
        title="Take back",
        offer="Take the decision back",
        why="what has not left yet then does not leave",
        explain="After that, what the rules say counts again.",
        done="It was taken back. What had not left does not leave.",
    ),
    call=FormWords(
        title="Record a call",
        offer="Record a call",
        why="a holder must be called",
        explain="Record every call, also where you reached nobody. Whoever you reached counts as "
        "told. Where people chose a call in place of a letter, no letter leaves.",
        done="The call was recorded.",
    ),
    choices={
        Choice.FULL: "Letter",
        Choice.LIMITED: "Letter without a date",
        Choice.CALL: "Call by RvdK",
        Choice.WITHHOLD: "Withhold",
    },
    choices_explained={
        Choice.FULL: "Letter: the ordinary one, with the date of departure. It never names the "
        "country.",
        Choice.LIMITED: "Letter without a date: nobody sees in it that something was left out.",
        Choice.CALL: "Call by RvdK: no letter leaves. You or a colleague calls before the clock "
        "runs out.",
        Choice.WITHHOLD: "Withhold: nobody is told until the day on which you look again.",
    },
    reasons={
        HoldReason.NO_DANGER: "No danger was found",
        HoldReason.DANGER_HAS_PASSED: "The danger has passed",
        HoldReason.REGISTER_CHECKED: "Register or papers checked",
        HoldReason.KNOWS_ALREADY: "This person knows already",
        HoldReason.DATE_OR_PLACE_IS_RISK: "The date would be a danger",
        HoldReason.LETTER_NOT_SAFE: "A letter is not safe",
        HoldReason.CANNOT_READ_LETTER: "A letter does not arrive or is not understood",
        HoldReason.TIME_IS_SHORT: "A letter comes too late",
        HoldReason.DANGER_FOR_CHILD_OR_PARENT: "Danger for the child or a parent",
        HoldReason.BAN_IN_FORCE: "A ban is in force (contact, area, home)",
        HoldReason.SHELTER: "Stay in a shelter",
        HoldReason.VEILIG_THUIS_ADVISED: "Advice of Veilig Thuis",
        HoldReason.POLICE_ASKED: "The police asked for it",
        HoldReason.OTHER: "Something else (explain)",
    },
    outcomes={
        CaseOutcome.CONSENT_CONFIRMED: "Consent to the move was confirmed",
        CaseOutcome.COURT_PERMISSION: "The court gave permission",
        CaseOutcome.FAMILY_TOGETHER: "The family departs together",
        CaseOutcome.DECLARATION_WITHDRAWN: "The declaration was withdrawn",
        CaseOutcome.DECLARATION_REFUSED: "The declaration was refused",
        CaseOutcome.NOT_A_HOLDER: "The one who stays has no gezag",
        CaseOutcome.DATA_ERROR: "Something in the data was wrong",
        CaseOutcome.OF_AGE: "The child is of age",
    },
    facts={
        SECRECY: "geheimhouding of somebody in the case",
        BRIEFADRES: "a postal address (briefadres) of somebody in the case",
        SAID_UNSAFE: "another answer of who leaves: telling is not (surely) safe",
        CURATELE: "curatele of somebody in the case",
    },
    faults={
        Fault.CHOOSE: "Choose what happens.",
        Fault.REASON: "Choose a reason.",
        Fault.REASON_DOES_NOT_FIT: "This reason goes with another choice. Choose another reason.",
        Fault.EXPLAIN: "Write down what the reason is.",
        Fault.VEILIG_THUIS: "Say whether Veilig Thuis was asked for advice.",
        Fault.REVIEW_DATE: "Choose the day on which you look again.",
        Fault.REVIEW_RANGE: f"Choose a day after today, at most {LONGEST_WITHHELD.days} days "
        "ahead.",
    },
    refusals={
        Refusal.NOT_HELD: "This case is not held.",
        Refusal.TWO_WITHHOLD: "This case is held and nobody was told. It is closed for this reason "
        "only after two people decided to withhold. Have that decided first, or choose a fact by "
        "which nobody needs to be told.",
        Refusal.SECOND_FIRST: "A judgement waits for a second person. Give a second judgement, or "
        "have the first one withdrawn first.",
        Refusal.NOTHING_WAITS: "No judgement waits for a second person.",
        Refusal.LEAD_DECIDES: "Two people judged differently. The team lead decides.",
        Refusal.SAME_PERSON: "You judged already. Somebody else must do this.",
        Refusal.NOT_YOURS: "With your role you cannot choose this in this case.",
        Refusal.TWO_RELEASE: "Nobody takes back a decision to withhold alone. Choose Release: then "
        "a second person judges as well.",
        Refusal.GEZAG_FIRST: "There is nobody to tell; confirm who has gezag first.",
        Refusal.NOBODY_TO_TELL: "There is nobody to tell: whoever stays knows already, wants no "
        "message, or is not known by a number.",
        Refusal.LOOK_AGAIN: "Something came in just now that was not on your screen yet. See on "
        "the case what changed, then send it again.",
        Refusal.NOTHING_STANDS: "There is nothing to take back.",
        Refusal.ALREADY_LEFT: "The letter has left; it cannot be taken back any more. Was it "
        "wrong, or should it not have gone? Have it recalled (action A13): the same person gets a "
        "letter that the message does not hold. Is there danger? Call Veilig Thuis or the police.",
        Refusal.NOBODY_TO_CALL: "This person need not be called (any more).",
    },
    choice_label="What happens?",
    reason_label="Why?",
    remark_label="Explanation",
    remark_hint="Only what is needed to understand this decision. It is kept encrypted.",
    veilig_thuis_label="Was Veilig Thuis asked for advice?",
    veilig_thuis_hint="Veilig Thuis answers day and night: 0800-2000.",
    yes="Yes",
    no="No",
    only_when_withheld="Only where you choose to withhold",
    review_label="When do you look again?",
    review_hint=f"At most {LONGEST_WITHHELD.days} days ahead. On that day the case goes to the "
    "team lead when nobody decided again. Nothing ever leaves by itself.",
    ask_second_label="I want a colleague to judge as well",
    ask_second_hint="The colleague does not see what you chose.",
    takes_two="Two people do this. A colleague judges after you, without knowing what you chose. "
    "Until then nobody is told.",
    alone="You may decide this alone.",
    held_because="Why this case is held",
    who_is_told="Whom this is about",
    told_line="{holder}, about {children}",
    nobody_told="There is nobody to tell now.",
    skip_reason_label="Why does nobody need to be told?",
    choose_fact="Choose why nobody needs to be told.",
    how_known_label="How do you know?",
    how_known_missing="Write down how you know.",
    take_back_what={
        VerdictState.WAITS: "The judgement that waits for a second person is withdrawn.",
        VerdictState.DIFFERS: "The two different judgements are withdrawn. Everybody can judge "
        "again.",
        VerdictState.STANDS: "The decision that counts now is taken back.",
    },
    some_left="Note: a letter has left already. You can only have it recalled (action A13).",
    must_not_say="Never name an address, country, school, telephone number or partner, nor that "
    "the case was held.",
    panel="Decision about the hold",
    waits="A colleague judged. A second person must judge as well, without knowing what the first "
    "one chose. Until then nobody is told.",
    differs="Two people judged differently. The team lead decides. Until then nobody is told.",
    stands={
        Choice.FULL: "Released: whoever stays gets a letter.",
        Choice.LIMITED: "Released: whoever stays gets a letter without a date.",
        Choice.CALL: "Released: RvdK calls whoever stays. No letter leaves.",
        Choice.WITHHOLD: "Withheld: nobody is told.",
    },
    due_review="Look again: {at}. After that the case goes to the team lead; nothing leaves.",
    due_call="Call before: {at}. After that the case goes to the team lead.",
    came_since="Held all the same, for after your decision this came in:",
    came_holder="somebody with gezag, or a child, about whom nothing was decided yet",
    came_holders="{count} times somebody with gezag, or a child, about whom nothing was decided "
    "yet",
    by_one="Decided by one person on {at}.",
    by_two="Decided by two people, the last on {at}.",
    judged="Judgement {number}: {choice}, on {at} ({role})",
    because="Reason: {reason}.",
    asked_veilig_thuis="Veilig Thuis was asked for advice.",
    not_asked_veilig_thuis="Veilig Thuis was not asked for advice.",
    review_on="Look again on {day}.",
    earlier="Earlier decisions ({count})",
    ended={
        EndedBecause.TAKEN_BACK: "taken back",
        EndedBecause.REPLACED: "replaced by a later decision",
        EndedBecause.CLOSED: "the case was closed",
    },
    calling=CALL_EN,
)
