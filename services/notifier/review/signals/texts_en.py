"""The English words around reports."""

from typing import Final

from notifier.decision.facts import ReportedBy, ReportKind
from notifier.review.signals.texts import SignalTexts
from notifier.storage.reports import EntryAct

SIGNALS_EN: Final = SignalTexts(
    title="Enter a report",
    offer="Enter a report",
    done="The report was entered. The case is decided again.",
    who_told="Who told it?",
    what="What did {who} tell?",
    other_caller="Somebody else told it",
    other_kind="It is about something else",
    summary="Report of {who}: {what}.",
    callers={
        ReportedBy.PARENT: "a parent",
        ReportedBy.MUNICIPALITY: "the municipality",
        ReportedBy.VEILIG_THUIS: "Veilig Thuis",
        ReportedBy.POLICE: "the police or KMar",
        ReportedBy.RVDK: "RvdK itself",
        ReportedBy.CA_IKA: "Ca IKA",
        ReportedBy.GI: "a youth protection institution (GI)",
        ReportedBy.COURT: "the court",
        ReportedBy.SCHOOL: "a school",
    },
    kinds={
        ReportKind.CONTACT_BAN: "The one may not seek contact with the other.",
        ReportKind.LOCATION_BAN: "The one may not enter an area.",
        ReportKind.HUISVERBOD: "The mayor barred somebody from the home.",
        ReportKind.AWARE: "Somebody has an alarm button against stalking.",
        ReportKind.STALKING: "The one stalks the other.",
        ReportKind.SHELTER: "Somebody is in a shelter. Never write down where.",
        ReportKind.CONTACT_DENIED: "The court denied somebody contact.",
        ReportKind.PARTNER_KILLING: "Somebody is suspected or convicted of killing the other "
        "parent.",
        ReportKind.SUPERVISION: "Supervision, removal from home, or an inquiry of RvdK.",
        ReportKind.PLACED: "The child lives in foster care or an institution.",
        ReportKind.THREAT: "Abduction or violence was threatened. It counts once you find it "
        "credible.",
        ReportKind.COURT_ORDER_CONTRADICTS: "An order contradicts this departure. It counts once "
        "somebody saw the order.",
        ReportKind.NO_SHOW: "Summoned to appear and did not come.",
        ReportKind.REFERRAL: "A professional is worried about this child.",
        ReportKind.ALREADY_GONE: "The child is gone already.",
        ReportKind.NEVER_NOTIFY: "This holder never wants a message. Nobody else may say so.",
    },
    members={
        "protects": "Who is protected?",
        "against": "Against whom?",
        "about": "About whom is it?",
    },
    checked="The document itself was seen",
    checked_hint="Only if you read the ruling or order itself, not if somebody told you of it.",
    credible="I find the threat credible",
    credible_hint="Concrete: who, what, when. A credible threat raises a flag.",
    text="How do you know?",
    text_hint="Whom did you speak to, on which number did you call back, what exactly was said? "
    "Never the address of a shelter.",
    submit="Record the report",
    choose_first="First choose who told it and what it is about.",
    one_of="Choose at least one of these people.",
    not_for_this_kind="This person does not belong to this kind of report. Leave it empty.",
    same_person="This is the same person as the one who is protected. Choose another.",
    say_who="Write down whom you spoke to and what was said.",
    no_people="The data of this case were erased. Nothing can be reported about it any more.",
    weigh_title="Weigh a report",
    weigh_offer="Weigh",
    weigh_done="Recorded. The case is decided again.",
    weigh_submit="Record",
    questions={
        "gecontroleerd": "Was the document itself seen?",
        "geloofwaardig": "Is the threat credible?",
    },
    yes="yes",
    no="no",
    seen="What shows that?",
    seen_hint="Which document did you see, of which date? Or: what makes it credible or not?",
    say_what_was_seen="Write down what shows this.",
    nothing_changed="That is how it stands. Choose otherwise, or go back to the case.",
    no_marks="There is nothing for you to weigh in this kind of report.",
    not_there="This report is not of this case.",
    is_withdrawn="This report was taken back already.",
    take_back_title="Take a report back",
    take_back_offer="Take back",
    take_back_done="The report was taken back and counts no more. The case is decided again.",
    take_back_submit="Take back",
    take_back_text="Only for a mistake in entering it. After that the report counts for no case at "
    "all. What was decided on it stays readable. Did something change for who reported it? Then "
    "enter what holds now.",
    why="What went wrong?",
    say_why="Write down why you take the report back.",
    not_yours="Only whoever entered a report here, or the lead, takes it back. What an "
    "organisation sent itself, it takes back itself: call it.",
    heading="Reports",
    withdrawn="Taken back:",
    told_by="by {who}, {at}.",
    from_whom="{who} is protected from {whom}.",
    against="Against {who}.",
    protects="Protects {who}.",
    about="About {who}.",
    is_checked="Document seen.",
    is_credible="Found credible.",
    acts={
        EntryAct.ENTERED: "Entered",
        EntryAct.MARKED: "Weighed",
        EntryAct.WITHDRAWN: "Taken back",
    },
)
