"""The English words of the figures."""

from typing import Final

from notifier.review.pages.figures_tables_en import LANDS_EN, TABLES_EN
from notifier.review.pages.figures_texts import FiguresTexts
from notifier.storage.statistics import Stream

FIGURES_EN: Final = FiguresTexts(
    menu="Figures",
    title="Figures for policy",
    intro="These figures count cases: one case is one family from which a child departs. They are "
    "made so that nobody finds a family in them.",
    period_label="Period",
    stream_label="Kind",
    streams={Stream.REAL: "in operation", Stream.SHADOW: "on trial (nothing was sent)"},
    choose="Show",
    quarter="quarter {number} of {year}",
    published_on="Published on {day}. These figures do not change any more.",
    none_yet="No figures were published yet. Nothing is published of a quarter that is not over.",
    first_on="The first figures come out on {day} at the earliest.",
    too_few="There is too little to show of this period: fewer than 10 cases.",
    table_too_few="Too little to show.",
    hidden="not shown",
    contents="On this page",
    column_part="Part",
    column_number="Cases",
    column_share="Share",
    of_whole="The whole: {what}",
    no_share="-",
    drawing="Bar chart. The same numbers are in the table below it.",
    middle="The middle case is in: {what}.",
    middle_unknown="In which group the middle case is cannot be told from what may be shown.",
    total="Cases that began in this period: {number}",
    closed="Cases that were closed in this period: {number}",
    download="Download this period (CSV, in Dutch)",
    download_all="Download all periods (CSV, in Dutch)",
    explained_hidden="not shown: fewer than 10, or to protect another number",
    explained_rounded="rounded to a multiple of five",
    method_title="How these figures are made",
    method={
        "rounding": (
            "Every number is rounded to a multiple of five. So rounded numbers do not add up "
            "exactly."
        ),
        "hiding": (
            "Fewer than 10 cases are not shown, and neither is none. Sometimes a larger number "
            "beside it is not shown either, since the small one could be calculated. Which of "
            "the two it is, we do not say."
        ),
        "shares": "A percentage is shown only where the whole is 50 or more.",
        "once": (
            "A case counts in the quarter in which it began. A quarter is counted 31 days after "
            "its end and published once. What happens later changes nothing in it."
        ),
        "crossing": (
            "Nothing is crossed with anything: no country with a municipality, no held case "
            "with anything else."
        ),
        "lands": (
            "Countries are only in figures of five years, and only countries with 10 cases or more."
        ),
    },
    limits_title="What these figures do not say",
    limits={
        "prevented": "How many abductions were prevented. Nobody knows, and we do not estimate it.",
        "abducted": (
            "How many children were abducted. Known is only what a person wrote down as "
            "confirmed when closing a case."
        ),
        "read": "Whether a letter was read. Known is only whether an answer came.",
        "waiting": "How long a held case waited. That crosses held cases with time.",
        "complaints": "How many complaints there were. They do not come into this system.",
    },
    groups={
        "departure": "Departure",
        "custody": "Gezag and consent",
        "decision": "Decision and flag",
        "letter": "Letter and reply",
        "outcome": "Actions and outcome",
    },
    tables=TABLES_EN,
    lands=LANDS_EN,
)
