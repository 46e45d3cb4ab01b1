"""The English words of the timeline."""

from typing import Final

from contracts.messages.finding import FindingKind
from notifier.cases.case_action import ActionCode
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening
from notifier.decision.facts import AnswerKind, ReportKind
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.decision.verdict import Choice
from notifier.letters.content import LetterKind
from notifier.outgoing.word_kind import WordKind
from notifier.review.acts.texts_en import ACTS_EN
from notifier.review.pages.case_page_en import CASE_PAGE_EN
from notifier.review.pages.happening_texts import HappeningTexts
from notifier.storage.handovers import ReturnCode
from notifier.verdicts.call_purpose import CallResult

HAPPENING_EN: Final = HappeningTexts(
    heading="Timeline",
    sentences={
        Happening.OPENED: "The case was opened.",
        Happening.CHILD_JOINED: "A child joined the case.",
        Happening.MERGED: "Joined with case {what}: it is one family.",
        Happening.DECIDED: "Decision: {what}.",
        Happening.AGED: "Time passed; the urgency is {what} now.",
        Happening.HANDLING: "The case now: {what}.",
        Happening.MESSAGE_PLANNED: "Planned: {what}.",
        Happening.MESSAGE_CHANGED: "Changed before it left: {what}.",
        Happening.MESSAGE_CANCELLED: "Does not leave: {what}.",
        Happening.MESSAGE_SENT: "Sent: {what}.",
        Happening.MESSAGE_READ: "Read on the reply page: {what}.",
        Happening.MESSAGE_UNCERTAIN: "It is not certain that a letter was sent; that is looked up.",
        Happening.MESSAGE_REFUSED: "A letter was refused by the postal service.",
        Happening.MESSAGE_NEEDS_REVIEW: "A letter waits for a person.",
        Happening.FLAGGED: "Flag for {what}.",
        Happening.FLAG_RECEIVED: "The flag reached {what}.",
        Happening.FLAG_WITHDRAWN: "The flag for {what} is withdrawn.",
        Happening.FLAG_WAITS: "The flag for {what} waits: there is no legal basis.",
        Happening.FLAG_NEEDS_REVIEW: "A flag did not arrive and waits for a person.",
        Happening.WITHDRAWAL_RECEIVED: "The withdrawal of the flag reached {what}.",
        Happening.WITHDRAWAL_NEEDS_REVIEW: "A withdrawal did not arrive and waits for a person.",
        Happening.ESCALATED: "The clock ran out; the team lead was told.",
        Happening.TRANSFERRED: "Handed over to Ca IKA, with package {what}.",
        Happening.TRANSFER_DELIVERED: "Word of the handover reached {what}.",
        Happening.TRANSFER_NEEDS_REVIEW: "Word of the handover waits for a person.",
        Happening.TRANSFER_LATE: "Ca IKA did not confirm package {what} in time.",
        Happening.TRANSFER_TAKEN: "Ca IKA confirmed package {what} and has the case.",
        Happening.TRANSFER_RETURNED: "Ca IKA gave the case back: {what}.",
        Happening.TRANSFER_DONE: "Ca IKA finished the case: {what}.",
        Happening.TOLD_WRONGLY: (
            "Somebody without gezag seems to have been told: perhaps a data breach."
        ),
        Happening.REPORTED: "A report came in: {what}.",
        Happening.REPORT_WITHDRAWN: "A report was withdrawn: {what}.",
        Happening.REPORT_MARKED: "A report was judged: {what}.",
        Happening.REPORT_ENTERED: "A report was entered: {what}.",
        Happening.REPORT_WEIGHED: "A report was weighed: {what}.",
        Happening.REPORT_TAKEN_BACK: "A report that was entered was taken back: {what}.",
        Happening.ANSWERED: "A holder replied: {what}.",
        Happening.ANSWER_WITHDRAWN: "A reply was withdrawn: {what}.",
        Happening.FINDING_MADE: "Gezag found by a person: {what}.",
        Happening.FINDING_PROPOSED: "Gezag proposed to a second reader: {what}.",
        Happening.FINDING_AGREED: "A second person read the same in the document: {what}.",
        Happening.FINDING_REFUSED: "A proposal about gezag does not go on: {what}.",
        Happening.FINDING_HANDED_OVER: "What was found about gezag was taken in.",
        Happening.FINDING_WITHDRAWN: "What was found about gezag was withdrawn: {what}.",
        Happening.FINDING_NEEDS_REVIEW: "What was found about gezag waits for a person.",
        Happening.REPORTED_BACK: "The municipality can hear: {what}.",
        Happening.REPORT_BACK_LAPSED: (
            "The municipality does not hear: {what}; there is no legal basis any more."
        ),
        Happening.REPORT_BACK_NEEDS_REVIEW: "A word did not arrive at the municipality.",
        Happening.LEFT_CLOSED: "Something came in; the case stayed closed.",
        Happening.HISTORY_CHANGED: "What is known of an earlier case changed.",
        Happening.CLOSED_BY_HAND: "Closed: {what}.",
        Happening.REOPENED_BY_HAND: "Reopened; it had been closed as: {what}.",
        Happening.ERASED: "The personal data were erased.",
        Happening.FIRST_JUDGED: "Somebody judged the hold; a second person must as well.",
        Happening.SECOND_JUDGED: "A second person judged the hold.",
        Happening.DISAGREEMENT: "Two people judged differently; the team lead decides.",
        Happening.VERDICT: "Decided about the hold: {what}.",
        Happening.VERDICT_ENDED: "What was decided about the hold no longer counts: {what}.",
        Happening.JUDGEMENT_ENDED: "A judgement about the hold was withdrawn.",
        Happening.HOLDER_CALLED: "A holder was called: {what}.",
        Happening.CALLED: "Whoever is on duty is called.",
        Happening.CALL_ANSWERED: "Somebody took the call.",
        Happening.CALL_UNANSWERED: "Nobody took the call: nobody can be reached.",
        Happening.NOTED: "A note was written.",
        Happening.ACT_PROPOSED: "Proposed: {what}.",
        Happening.ACT_DONE: "Done: {what}.",
        Happening.ACT_REFUSED: "Given back by the second reader: {what}.",
        Happening.ACT_TAKEN_BACK: "Taken back: {what}.",
        Happening.ACT_SUBMITTED: "Submitted: {what}.",
        Happening.ACT_REPLIED: "Answer recorded: {what}.",
        Happening.ACT_CHECKED: "Checked by a colleague: {what}.",
        Happening.CONFLICT_DECLARED: "A conflict of interest was declared.",
    },
    codes={
        Disposition.__name__: {
            Disposition.SKIP: "nobody needs to be told",
            Disposition.NOTIFY: "who stays may be told",
            Disposition.HOLD: "a person first",
        },
        Tier.__name__: {tier: tier.value for tier in Tier},
        HandlingState.__name__: {
            state.value: text for state, text in CASE_PAGE_EN.handling.items()
        },
        LetterKind.__name__: {
            LetterKind.VERTREK: "the letter about the departure",
            LetterKind.LIMITED: "the letter without a date",
            LetterKind.RECALL: "the recall",
            LetterKind.RECEIPT: "the letter about the consent",
            LetterKind.CORRECTION: "the letter with another date",
            LetterKind.CONFIRMATION: "the receipt of a reply",
        },
        Choice.__name__: {
            Choice.FULL: "tell by letter",
            Choice.LIMITED: "tell by a letter without a date",
            Choice.CALL: "tell by a call of RvdK",
            Choice.WITHHOLD: "withhold",
        },
        CallResult.__name__: {
            CallResult.TOLD: "reached and told",
            CallResult.TAKEN_BACK: "reached; told that it is off",
            CallResult.NOT_REACHED: "not reached",
        },
        ActionCode.__name__: {code: ACTS_EN.names[code] for code in ActionCode},
        Flag.__name__: {Flag.RVDK_IKO: "RvdK IKO", Flag.CA_IKA: "Ca IKA"},
        ReportKind.__name__: {
            ReportKind.CONTACT_BAN: "contact ban",
            ReportKind.LOCATION_BAN: "location ban",
            ReportKind.HUISVERBOD: "huisverbod (barred from the home)",
            ReportKind.AWARE: "AWARE alarm",
            ReportKind.STALKING: "stalking",
            ReportKind.SHELTER: "shelter",
            ReportKind.CONTACT_DENIED: "contact denied",
            ReportKind.PARTNER_KILLING: "killing of a partner",
            ReportKind.SUPERVISION: "child protection",
            ReportKind.PLACED: "placement",
            ReportKind.THREAT: "threat",
            ReportKind.COURT_ORDER_CONTRADICTS: "order against the departure",
            ReportKind.NO_SHOW: "did not appear",
            ReportKind.REFERRAL: "by a professional",
            ReportKind.ALREADY_GONE: "gone already",
            ReportKind.NEVER_NOTIFY: "never wants a message",
        },
        WordKind.__name__: {
            WordKind.TOLD: "a letter left",
            WordKind.HELD: "a human looks",
            WordKind.REFUSED: "the withdrawal was not carried out",
            WordKind.SUMMON: "the request to summon the declarant",
            WordKind.NOBODY_REACHABLE: "nobody can be reached",
        },
        ReturnCode.__name__: {
            ReturnCode.NOT_OURS: "not for Ca IKA",
            ReturnCode.INCOMPLETE: "the package is not complete",
            ReturnCode.NO_APPLICATION: "there will be no application",
            ReturnCode.RETURNED: "the child is back",
            ReturnCode.OTHERWISE: "another reason",
        },
        AnswerKind.__name__: {
            kind.value: text for kind, text in CASE_PAGE_EN.reply.answers.items()
        },
        FindingKind.__name__: {
            FindingKind.CONFIRMED: "the derivation is right",
            FindingKind.CORRECTED: "the derivation was corrected",
        },
        CaseOutcome.__name__: {
            CaseOutcome.REMOVAL_CONFIRMED: "removal confirmed",
            CaseOutcome.DECLARATION_WITHDRAWN: "declaration withdrawn",
            CaseOutcome.DECLARATION_REFUSED: "declaration refused",
            CaseOutcome.CONSENT_CONFIRMED: "consent confirmed",
            CaseOutcome.COURT_PERMISSION: "permission of the court",
            CaseOutcome.FAMILY_TOGETHER: "family leaves together",
            CaseOutcome.NOT_A_HOLDER: "no gezag",
            CaseOutcome.DATA_ERROR: "mistake in the data",
            CaseOutcome.ALERT_PLACED: "alert placed",
            CaseOutcome.RETURNED: "returned",
            CaseOutcome.AGREEMENT: "agreement",
            CaseOutcome.OF_AGE: "of age",
            CaseOutcome.NO_FURTHER_ROLE: "no further role",
            CaseOutcome.TRANSFERRED: "handed over",
            CaseOutcome.OBJECTION_UNFOUNDED: "objection unfounded",
            CaseOutcome.SAFETY: "safety",
        },
    },
    technical="code {code}",
    program="the system",
    you="you",
    colleague="colleague {mark}",
    rvdk="RvdK",
    ca_ika="Ca IKA",
    municipality="municipality {name}",
    organisation="organisation {oin}",
    all="everything",
    people_only="people only",
    program_only="the system only",
    filter_label="Timeline: who",
    newest="What happened last",
    whole="Whole timeline ({count})",
    none="There is nothing in this part of the timeline.",
)
