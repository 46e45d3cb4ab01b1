"""The English words of the actions."""

from typing import Final

from notifier.review.acts.field_words_en import HINTS, LABELS, OPTIONS
from notifier.review.acts.texts import ActsTexts

ACTS_EN: Final = ActsTexts(
    names={
        "A1": "Request a border alert",
        "A2": "Call the police or Marechaussee",
        "A3": "Have the municipality summon",
        "A4": "Advise the holder of gezag",
        "A5": "Hear the departing parent",
        "A6": "Consult Veilig Thuis",
        "A7": "Inquiry or measure",
        "A9": "Offer mediation",
        "A10": "Inform the GI",
        "A12": "Close the case",
        "A13": "Take a message back",
    },
    held="Held: withhold or tell",
    intros={
        "A1": "You ask the police for a preventive alert in SIS (article 32(1)(c)). All four points"
        " must hold. Write at each what you know, and from whom.",
        "A2": "Call first: 112 in danger, else 0900-8844 or the Marechaussee at Schiphol. Say only"
        " what will stand below. A colleague checks it within 24 hours.",
        "A3": "You ask the municipality to have the declarant appear in person. The ground is"
        " in the message. The municipality answers within one working day.",
        "A4": "Record what you discussed with the holder of gezag. Never mention an address,"
        " school or travel plan.",
        "A5": "Record what the departing parent says. Ask whether it is safe when the other is"
        " told;"
        " no evidence is needed.",
        "A6": "Record what Veilig Thuis advised. Call 0800-2000, day and night.",
        "A7": "You propose an inquiry of our own, or a request to the court.",
        "A9": "The parent calls Centrum IKO. You pass nothing on.",
        "A10": "For a child under a measure. You tell only who leaves and when.",
        "A12": "What was planned no longer leaves, except a letter that takes something back. Of"
        " one in"
        " ten cases a colleague checks the decision.",
        "A13": "Who got a message that was wrong gets a letter that says so. After that we do"
        " not write"
        " to that person again by ourselves.",
    },
    labels=LABELS,
    hints=HINTS,
    options=OPTIONS,
    missing={
        "line": "Fill this in.",
        "text": "Write this down.",
        "day": "Choose a day.",
        "choice": "Choose what applies.",
        "ticks": "Tick at least one.",
        "tick": "Tick this when it is so. Without it you cannot go on.",
    },
    why={
        "closed": "This case is closed. Reopen it first.",
        "gone": "According to the case the child has left. A preventive alert prevents a"
        " departure. If the child is still in the Netherlands, have the date corrected first; if it"
        " is gone, call the police (A2).",
        "not_urgent": "This is for a departure within 72 hours (T0 or T1), or when the child is"
        " gone.",
        "processed": "No declaration is open: the municipality processed it, or it was withdrawn.",
        "silent": "This case is held and nobody was told. Decide about the hold first: a talk now"
        " would tell what it keeps silent.",
        "not_safe": "There is no holder with a known address, or a reason of safety holds. Consult"
        " Veilig Thuis first (A6).",
        "no_advice": "This case is held. Ask Veilig Thuis for advice first (A6).",
        "violence": "There is a sign of violence in this case. Then we do not offer mediation.",
        "no_supervision": "No measure or guardianship is known in this case. If you learn of one,"
        " enter it as a report first.",
        "nobody_told": "Nobody was written to in this case.",
        "proposed": "Such a proposal already waits for a second reader, or to be submitted.",
        "unfinished": "A proposal still waits for a second reader, or a request waits to be"
        " submitted."
        " Finish it first, or take it back.",
    },
    wrong={
        "expiry": "Choose a day after today, at most a year ahead.",
        "review": "Choose a day after today, not after the last day of the alert.",
        "agreed": "Choose today or an earlier day.",
        "nothing_discussed": "Tick what you discussed.",
        "no_sign": "No sign of violence stands in this case. If you heard it, choose that.",
        "decided": "This proposal was decided on before.",
        "own_proposal": "This is your own proposal. A colleague must read it.",
        "facts_changed": "The facts changed since this proposal. Give it back, so that its maker"
        " can"
        " make it again with the facts of now.",
        "step_done": "This was done, or the action was taken back.",
        "own_act": "You did this yourself. A colleague must check it.",
        "has_left": "This cannot be taken back: it was done or submitted.",
        "not_yours": "Only its maker or a lead takes this back.",
        "taken": "A colleague is working on this case.",
        "not_taken": "Nobody is working on this case.",
        "until": "Choose a day after today, at most 14 days ahead.",
        "beyond_clock": "This is after the clock of the case. Write why that can be.",
        "say_why": "Write what must be different, so that its maker can go on.",
        "never_closed": "No person closed this case.",
        "another_closed": "Another organisation closed this case. Ask them to reopen it.",
        "erased": "The data of this case were erased.",
    },
    states={
        "proposed": "waits for a second reader",
        "done": "done",
        "refused": "given back",
        "taken_back": "taken back",
    },
    steps={
        "second_reader": "a second reader decides",
        "submit": "submit and record the reference",
        "reply": "record the answer",
        "check": "a check by a colleague",
    },
    forms={
        "tweede-lezing": "Decide as second reader",
        "vervolg": "Record what followed",
        "actie-terugnemen": "Take an action back",
        "oppakken": "Take up the case",
        "neerleggen": "Put down the case",
        "wachten": "Let the case wait",
        "belangenconflict": "Declare a conflict of interest",
        "heropenen": "Reopen the case",
    },
    form_intros={
        "tweede-lezing": "Read what was proposed. If you agree, it goes ahead exactly so.",
        "vervolg": "Record how it went on.",
        "actie-terugnemen": "This can be done as long as nothing has left.",
        "oppakken": "Colleagues see that somebody is working on this case. The clock runs on.",
        "neerleggen": "Anybody can take the case up afterwards. The clock runs on.",
        "wachten": "The case rests until that day. When there is news it is back in the list at"
        " once.",
        "belangenconflict": "Do you know this family? Then you no longer see this case; only"
        " that it"
        " exists. A lead sees that another must take it. You cannot undo this yourself.",
        "heropenen": "What the outcome said about people no longer counts. It is decided again.",
    },
    form_done={
        "tweede-lezing": "Your decision was recorded.",
        "vervolg": "What followed was recorded.",
        "actie-terugnemen": "The action was taken back.",
        "oppakken": "You are working on this case.",
        "neerleggen": "The case was put down.",
        "wachten": "The case waits.",
        "belangenconflict": "Your declaration was recorded.",
        "heropenen": "The case was reopened.",
    },
    submit={
        "A1": "Propose to a second reader",
        "A7": "Propose to a second reader",
        "A13": "Propose to a second reader",
        "A12": "Close the case",
    },
    done="The action was recorded.",
    done_two="Your proposal waits for a second reader.",
    two="This goes ahead only when a second person agrees.",
    heading="Actions",
    none="Nothing was done yet.",
    by="{who}, {at}",
    by_you="you, {at}",
    second_by="Second reader: {who}, {at}",
    until="Still to do: {step}, before {until}",
    reason="Explanation of the second reader:",
    product="View the text",
    the_text="The text",
    product_look="Every look at this text is recorded.",
    product_copy="Select the text to copy it, or print the page.",
    product_pdf="Download as PDF/A",
    product_hash="Check number (SHA-256) of the text: {hash}",
    in_hand_you="You are working on this case.",
    in_hand_other="A colleague is working on this case.",
    waits="Waits until {until}.",
    conflict="A colleague declared a conflict of interest. That colleague no longer sees this case;"
    " another must take it.",
    review_on="Look again on {at}",
    expires_on="Asked until {at}",
    all_title="All actions",
    all_offer="All actions",
    all_intro="What you can do in this case, and what cannot be done now and why.",
    second_menu="Second reader",
    second_title="Waits for a second person",
    second_intro="Proposals and actions that a colleague must read or check; first what is due"
    " first.",
    second_none="Nothing waits for a second person.",
    second_case="Case",
    second_what="What",
    second_due="Before",
    second_do="View",
    own="your own; a colleague must do this",
    overdue="late",
    typed="What its maker filled in",
    to_call="The municipality does not get this by itself. Call them and pass the text on.",
    schengen="A border alert does not work here when leaving within Schengen.",
    ask_ca="Whether a border alert helps for this destination: ask Ca IKA.",
)
