"""The English words in the tables of figures."""

from typing import Final

from notifier.cases.case_outcome import CaseOutcome
from notifier.review.pages.figures_texts import TableTexts
from notifier.review.pages.happening_en import HAPPENING_EN
from notifier.review.pages.worklist_en import WORKLIST_EN

_ALL: Final = "all cases"
_GOES: Final = "cases in which a child departs"
_HELD: Final = "cases on hold"
_FLAGGED: Final = "cases with a flag"
_TOLD: Final = "cases in which a holder was told"
_YES_NO: Final = {"ja": "yes", "nee": "no"}

TABLES_EN: Final = {
    "vertrek": TableTexts(
        "What became of the report",
        _ALL,
        {
            "gaat_door": "departure goes or went ahead",
            "ongedaan": "withdrawn, corrected or back",
            "geen_minderjarige": "no minor",
        },
    ),
    "kinderen": TableTexts(
        "Number of children who depart",
        _GOES,
        {"een": "one child", "twee": "two children", "drie_of_meer": "three or more"},
    ),
    "leeftijd": TableTexts(
        "Age of the youngest child",
        _GOES,
        {
            "0_5": "0 to 5 years",
            "6_11": "6 to 11 years",
            "12_15": "12 to 15 years",
            "16_17": "16 and 17 years",
            "onbekend": "not known",
        },
        "On the day of departure.",
    ),
    "gemeente": TableTexts(
        "Size of the municipality",
        _GOES,
        {
            "tot_20000": "under 20,000 inhabitants",
            "tot_50000": "20,000 to 50,000 inhabitants",
            "tot_100000": "50,000 to 100,000 inhabitants",
            "vanaf_100000": "100,000 inhabitants or more",
            "onbekend": "not known",
        },
    ),
    "remedie": TableTexts(
        "Way after departure (remedy class)",
        _GOES,
        {
            "A": "A: EU, Brussels II-ter",
            "B": "B: convention of 1980 applies",
            "V": "V: party, not certain",
            "C": "C: convention of 1996 only",
            "D": "D: no treaty",
            "onbekend": "not known or not verified",
        },
        "Of the country of destination, where the card of that country was verified.",
    ),
    "gezag": TableTexts(
        "Is it known who has gezag?",
        _GOES,
        {"vastgesteld": "yes, established", "niet_vastgesteld": "no, cannot be told"},
        "Of all children in the case, by the BRP or by a person.",
    ),
    "blijver": TableTexts(
        "Does somebody with gezag stay behind?",
        _GOES,
        _YES_NO | {"onbekend": "cannot be told"},
    ),
    "toestemming": TableTexts(
        "Consent that is known with the declaration",
        _GOES,
        {
            "geen": "none known",
            "geverifieerd": "to emigration, verified",
            "niet_geverifieerd": "travel only, or not verified",
            "rechter": "by the court, as declared",
        },
    ),
    "besluit": TableTexts(
        "Decision",
        _GOES,
        {
            "vertellen": "may be told",
            "mens": "on hold: a person first",
            "niets": "nothing to do",
        },
        "The last decision of the system; what a person did after that is not in it.",
    ),
    "reden": TableTexts(
        "Why on hold",
        _HELD,
        {group.value: word for group, word in WORKLIST_EN.groups.items()},
        "A case can have several kinds of reasons.",
    ),
    "vlag": TableTexts("Flag for RvdK IKO or Ca IKA", _GOES, _YES_NO),
    "indicator": TableTexts(
        "Why a flag",
        _FLAGGED,
        {
            "R01": "a holder objected",
            "R02": "earlier confirmed removal",
            "R03": "concrete threat, credible",
            "R04": "court order against departure",
            "R05": "lives with who stays behind",
            "R06": "just moved to who departs",
            "R07": "declared at the last moment",
            "R08": "summoned and did not come",
            "R09": "declarant has no gezag",
            "R11": "earlier withdrawn or refused",
            "R14": "child protection is involved",
            "R16": "referral by a professional",
            "R17": "child was already gone",
        },
        "A case can have several indicators. There can be a flag without any.",
    ),
    "tijd": TableTexts(
        "Time from report to first decision",
        _ALL,
        {
            "tot_1": "less than 1 minute",
            "tot_5": "1 to 5 minutes",
            "tot_15": "5 to 15 minutes",
            "tot_60": "15 minutes to 1 hour",
            "tot_1440": "1 hour to 1 day",
            "vanaf_1440": "1 day or more",
            "onbekend": "not known",
        },
        "Of the system. Not known: the departure did not come from a report.",
    ),
    "verteld": TableTexts("Was a holder told?", _ALL, _YES_NO),
    "moment": TableTexts(
        "Told before or after departure",
        _TOLD,
        {"voor": "before departure", "na": "on the day or later", "onbekend": "cannot be told"},
        "The first letter in the case. Cannot be told: the departure did not go ahead.",
    ),
    "uren": TableTexts(
        "Time gained: from letter to departure",
        "cases with a letter before departure",
        {
            "tot_24": "less than 24 hours",
            "tot_72": "24 hours to 3 days",
            "tot_168": "3 to 7 days",
            "tot_336": "7 to 14 days",
            "tot_672": "14 to 28 days",
            "vanaf_672": "28 days or more",
        },
        "Until 00:00 on the day of departure.",
    ),
    "reactie": TableTexts(
        "Replies of holders",
        _TOLD,
        {
            "geen": "no reply",
            "mee_eens": "agrees with the departure",
            "niet_mee_eens": "does not agree",
            "klopt_niet": "something is not right",
        },
        "Of several holders the gravest counts. No reply is no consent.",
    ),
    "herroepen": TableTexts("Letter taken back", _TOLD, {"ja": "taken back"}),
    "actie": TableTexts(
        "What people did",
        _ALL,
        {
            "A1": "alert asked for (SIS)",
            "A2": "police or KMar called in",
            "A3": "asked to summon",
            "A4": "holder advised",
            "A5": "departing parent heard",
            "A6": "Veilig Thuis consulted",
            "A7": "own inquiry or measure",
            "A9": "mediation offered",
            "A10": "GI informed",
        },
        "A case can have several actions. What waits for a second person does not count.",
    ),
    "afloop": TableTexts(
        "How people closed cases",
        "cases that were closed in this quarter",
        dict(HAPPENING_EN.codes[CaseOutcome.__name__]),
        "Also cases of an earlier quarter.",
    ),
}

LANDS_EN: Final = TableTexts(
    "Country of destination",
    _ALL,
    {
        "onbekend": "destination not known",
        "overig": "other",
        "geen_vertrek": "no departure (any more)",
    },
    "Countries with fewer than 10 cases are together under other.",
)
