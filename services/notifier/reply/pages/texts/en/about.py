"""Rights and accessibility: in English."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Your data and your rights",
    lead="Here you can read what we know about you, and why. You also read what you can do.",
    who=Section(
        "Who are we?",
        (
            "We are {sender}. We write to people who have parental authority (gezag) over a child. We do so when somebody reports a move abroad.",
            "Call {phone}, or write to {address}.",
        ),
    ),
    data=Section(
        "Which data do we use?",
        (
            "About you: your name, address and citizen service number (BSN), and that you have parental authority.",
            "About your child: the name, the date of birth, the citizen service number and the move.",
            "This comes from the Dutch population register (BRP). We add what you answer us.",
        ),
    ),
    ground=Section(
        "Why are we allowed to do this?",
        (
            "Without a ground in the law we send nothing. You cannot read here which ground it is, because that may differ per municipality. Call us and we will tell you.",
        ),
    ),
    hidden=Section(
        "What you do not see here, and why",
        (
            "We never show where anybody lives or is going to live. We do that for everybody's safety.",
            "Without DigiD we do not show a date either. A letter can end up with somebody else.",
        ),
    ),
    see=Section(
        "Seeing your data",
        (
            "You may know which data we have about you. Call us or write to us.",
            "Sometimes we do not show something, to protect somebody else.",
        ),
    ),
    correct=Section(
        "Is something not correct?",
        (
            "Open the message and choose: “This is not correct”. You can also call.",
            "Is something wrong in the BRP? Then ask your municipality to correct it.",
        ),
    ),
    object=Section(
        "Objecting",
        (
            "Do you not want us to use your data? Write to us and tell us why. A person will then look at it again.",
        ),
    ),
    complain=Section(
        "A complaint",
        (
            "Call us or write to us. We would like to solve it together.",
            "Does that not help? Is it about your data? You can go to the Dutch Data Protection Authority: autoriteitpersoonsgegevens.nl. Is it about how we treat you? You can go to the National Ombudsman: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "How long do we keep this?",
        (
            "Not longer than needed. Call us or write to us. We will tell you how long that is for you.",
            "We keep nothing of the message on your phone or computer.",
        ),
    ),
    cookies=Section(
        "Cookies",
        (
            "We use one cookie for the language that you choose. And one for as long as you have a message open. We do not follow you.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Accessibility of these pages",
    lead="Everybody must be able to read a message and give an answer. The measure is the standard EN 301 549, with WCAG 2.2 levels A and AA.",
    status=Section(
        "How it is now",
        (
            "Status C: first measures taken. We know of no point on which a page fails. But only the makers have examined the pages.",
        ),
    ),
    tested=Section(
        "What we have tested",
        (
            "A program (axe) looks at every page in a real browser. It does so in Dutch, English and Arabic.",
            "Everything works with a keyboard alone, on a narrow screen, and without JavaScript.",
            "There is a button to have the page read aloud. Your phone or computer must be able to do that.",
        ),
    ),
    not_tested=Section(
        "What we have not tested yet",
        (
            "People with a disability have not tried the pages yet.",
            "We have not tried screen readers yet, such as VoiceOver and NVDA.",
            "No native speakers have checked the translations yet.",
            "The page of DigiD is not ours.",
        ),
    ),
    complain=Section(
        "Is there something that does not work?",
        (
            "Call {phone} or write to us. Say which page it is and what does not work.",
            "Does that not help? Then you can go to the National Ombudsman or the Netherlands Institute for Human Rights.",
        ),
    ),
    date="Drawn up by the makers on 22 November 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
