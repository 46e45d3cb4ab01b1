"""The English words of the pages beside a case."""

from typing import Final

from notifier.cases.reveal_reason import RevealReason
from notifier.review.pages.aside_texts import (
    AsideTexts,
    DestinationTexts,
    PrintTexts,
    ProofTexts,
    RevealTexts,
    SearchTexts,
)

ASIDE_EN: Final = AsideTexts(
    reveal=RevealTexts(
        link="See hidden data",
        title="See hidden data",
        intro="Choose only what you need. You see it once. Each time it is recorded who saw what "
        "about whom, and why.",
        what="What do you want to see?",
        nothing_hidden="No data about people of this case are known (any more).",
        reason="Why do you need this?",
        reasons={
            RevealReason.CALL: "to call somebody",
            RevealReason.WRITE: "to write to somebody",
            RevealReason.REGISTER: "to ask a register or a municipality",
            RevealReason.POLICE: "to inform the police or KMar",
            RevealReason.COURT: "documents for the court",
            RevealReason.TRANSFER: "handing over to Ca IKA or another service",
            RevealReason.IDENTITY: "to establish whether it is the same person",
            RevealReason.SAFETY: "acute safety",
        },
        explanation="What do you need it for?",
        explanation_hint="Short, for example: calling back after a message from the municipality.",
        submit="Show once",
        choose_what="Choose what you want to see.",
        choose_reason="Choose a reason.",
        too_short="Say in a few words what you need it for (at least 10 characters).",
        used="This form has shown the data once already. To see them again, fill it in again; that "
        "is recorded too.",
        shown_title="Data of case {reference}",
        shown_text="Recorded at {at}. When you leave this page or load it again, the data are "
        "hidden again.",
        kinds={
            "naam": "name",
            "bsn": "citizen service number",
            "adres": "address lines",
            "telefoon": "telephone number that this person gave",
        },
        person="Who",
        value="Data",
        no_phone="A telephone number stands here only of who must be called and gave one; "
        "the BRP has none.",
        in_timeline="Hidden data seen: {reason}.",
    ),
    proof=ProofTexts(
        link="Proof of sending",
        title="Proof of sending",
        intro="A PDF (in Dutch) with what is recorded of every message of this case: when it was "
        "offered, accepted, posted, delivered or opened, and what is not known. It has names in "
        "it. Each time it is recorded who made it, and why.",
        submit="Make the PDF",
        used="This form made the PDF already. Need it again? Fill it in again; that is recorded "
        "too.",
        no_copy="Keep the PDF only in the file for which you make it.",
    ),
    search=SearchTexts(
        link="Find a case",
        title="Find a case",
        by_reference="By its reference",
        reference="Reference",
        reference_hint="As in ABC-DEF-GHJ; it stands in the worklist and on the letter.",
        by_bsn="By a citizen service number",
        bsn="Citizen service number (BSN)",
        bsn_hint="Searching by name is not possible. Every search is recorded.",
        reason="Why do you search?",
        submit="Search",
        nothing="No case was found that you may see.",
        found="Found: {count}",
        no_bsn="This is no citizen service number: nine digits that pass the 11-proef.",
        choose_reason="Choose a reason.",
        give_one="Give a reference, or a citizen service number with a reason.",
    ),
    paper=PrintTexts(
        link="Print",
        title="Case sheet {reference}",
        made="Made on {at} by a {role} at the Vertrekmelding workbench. Something may have changed "
        "since.",
        minimal="This sheet names nobody. Letters and initials are those of the case; who they are "
        "is told by the sender separately.",
        steps="What people did",
        no_steps="No act of a person has been recorded yet.",
        how="To print: Ctrl+P.",
        left_out="not on this sheet",
        not_known="RvdK may know more than stands on this sheet.",
    ),
    destination=DestinationTexts(
        link="Destinations",
        title="Destinations",
        intro="What can be done after a departure, by country. A card that was not verified as a "
        "whole says on a case only: ask Ca IKA.",
        search="Country or country code",
        only_unverified="only what was not verified yet",
        apply="Show",
        counted="Not verified yet: {open} of {count}.",
        column_country="Country",
        column_class="Class",
        column_state="State",
        verified="verified on {day}",
        partly="{count} of {all} fields verified",
        not_verified="not verified",
        nothing="No country was found.",
        card_title="Destination {country}",
        card_text="Compare each field with a source. Tick what is right. When you change a value, "
        "it counts only once somebody verified it afterwards.",
        fields={
            "remedy_class": "Class",
            "hkov": "Convention of 1980 in force with the Netherlands",
            "hkov_with_nl_since": "Convention of 1980 with the Netherlands since",
            "party_since": "Party to the Convention of 1980 since",
            "hkbv": "Convention of 1996",
            "brussels_iib": "Brussels II-ter",
            "schengen": "Schengen",
        },
        values={
            "A": "A: EU with Brussels II-ter",
            "B": "B: Convention of 1980 with the Netherlands",
            "V": "V: Convention of 1980, not certain with the Netherlands",
            "C": "C: Convention of 1996 only",
            "D": "D: no treaty known",
            "ja": "yes",
            "nee": "no",
            "onbekend": "unknown",
        },
        none="not known",
        field_state="State",
        right="right according to this source",
        source_title="Source",
        source_address="Address of the source",
        source_date="Date of the source",
        source_needed="Name the source that you compared with.",
        address_wrong="Give an address that begins with https://.",
        date_wrong="Give the date of the source.",
        date_future="The date of the source is in the future.",
        value_wrong="Choose a value that can stand on the card.",
        nothing_said="Tick what is right, or change what is not.",
        moved_on="Somebody else worked on this card meanwhile. Nothing was recorded. Below is the "
        "card as it is now, with your source; look again.",
        submit="Record",
        done="Recorded.",
        history="Who verified what",
        history_line="{field}: {value} ({kind})",
        kinds={"gewijzigd": "changed", "nagekeken": "verified"},
        no_history="Nobody has verified this card yet.",
        back="All destinations",
    ),
)
