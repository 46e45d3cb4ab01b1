"""The accessibility statement in English."""

from typing import Final

from notifier.review.pages.statement_texts import StatementTexts

STATEMENT_EN: Final = StatementTexts(
    link="Accessibility",
    title="Accessibility of the workbench",
    about="This statement is about the pages under /werkbank of Vertrekmelding. Everybody must be "
    "able to work here, also with a screen reader, with a keyboard alone, or much enlarged. The "
    "measure is EN 301 549, with WCAG 2.2 levels A and AA.",
    status_title="How it stands",
    status="Status C: first measures taken. We know of no point at which a page fails, but nobody "
    "other than its makers has examined it yet. A higher status may only come after that. The "
    "organisation that uses the workbench has that done, and puts a statement of its own in the "
    "register of the Dutch government.",
    tested_title="What was tested, and how",
    tested=(
        (
            "At every change a real browser (Chromium) opens every page in the known states, in"
            " Dutch and in English, and axe examines it by WCAG 2.0, 2.1 and 2.2 levels A and "
            "AA."
        ),
        (
            "At every change the pages are walked through with a keyboard alone: everything can"
            " be reached, the place can be seen, and a target is at least 24 by 24 pixels."
        ),
        (
            "At every change the pages are looked at 320 pixels wide (400% zoom): nobody has to"
            " scroll in two directions."
        ),
        "Everything works without JavaScript, and with colours that somebody chose.",
    ),
    not_tested_title="What was not tested",
    not_tested=(
        "No people with a disability have tried the workbench yet.",
        (
            "Screen readers (NVDA, JAWS, VoiceOver), speech control, and browsers other than "
            "Chromium were not tried. Axe does not find all that a person meets."
        ),
        "The page of the login service of your organisation is no part of the workbench.",
        "The documents that the workbench makes (pdf) were not examined.",
    ),
    known_title="What we know could be better",
    known=(
        (
            "A session ends after a while without doing anything, because of what is on the "
            "screen. You are warned well before and can stay with one key."
        ),
        (
            "Shortcuts of a single letter can get in the way of speech control. They can all be"
            " switched off at once, at “Keyboard shortcuts” at the bottom of the page."
        ),
    ),
    complain_title="Did you run into something?",
    complain="Tell {support}: which page, what you wanted to do, and with which aid. If that does "
    "not help, you can complain to your own organisation, and after that to the National Ombudsman "
    "of the Netherlands or the Netherlands Institute for Human Rights.",
    date="Written by the makers on 22 November 2026, for version 0.1.0.",
)
