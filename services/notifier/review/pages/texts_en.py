"""The English words."""

from typing import Final

from notifier.review.acts.texts_en import ACTS_EN
from notifier.review.case.picking_texts import PICK_EN
from notifier.review.findings.texts_en import FINDINGS_EN
from notifier.review.holds.hold_en import HOLD_EN
from notifier.review.notes.texts import NOTE_EN
from notifier.review.pages.aside_en import ASIDE_EN
from notifier.review.pages.case_page_en import CASE_PAGE_EN
from notifier.review.pages.case_texts import CASE_EN
from notifier.review.pages.duty_en import DUTY_EN
from notifier.review.pages.figures_en import FIGURES_EN
from notifier.review.pages.happening_en import HAPPENING_EN
from notifier.review.pages.keys_texts import KEYS_EN
from notifier.review.pages.live_texts import LIVE_EN
from notifier.review.pages.origin_texts import ORIGIN_EN
from notifier.review.pages.shift_en import SHIFT_EN
from notifier.review.pages.statement_en import STATEMENT_EN
from notifier.review.pages.texts import ErrorText, Texts
from notifier.review.pages.worklist_en import WORKLIST_EN
from notifier.review.signals.texts_en import SIGNALS_EN
from notifier.review.transfers.texts_en import TRANSFERS_EN
from notifier.staff.roles import Role

EN: Final = Texts(
    workbench="Vertrekmelding workbench",
    skip="Go to the content",
    navigation="Main menu",
    worklist="Worklist",
    your_roles="You work as",
    logout="Log out",
    other_language="Nederlands",
    test_mode="Trial environment: all people are made up.",
    footer="Everything that you do here is recorded.",
    footer_idle="If you do nothing for {minutes} minutes you are logged out.",
    login_title="Log in",
    login_text="You log in with the account of your own organisation.",
    login_hint="Does it not work? Contact {support}.",
    login_button="Log in with your organisation",
    logged_in_title="You are logged in",
    logged_in_text="You are taken to the workbench.",
    go_on="Go on to the workbench",
    logged_out_title="You are logged out",
    logged_out_text="You are logged out on all devices and in all windows. Do you share this "
    "computer with others? Then also log out at your organisation and close the browser.",
    logged_out_provider="Log out at your organisation",
    again="Log in again",
    no_cases_title="Your role sees no cases",
    no_cases_text="With your role you can log in, but not look at cases. That is as it should be.",
    warning_title="Your session is about to end",
    warning_text="You have not done anything for a while. Without a sign from you, you will be "
    "logged out and the page disappears from the screen.",
    stay="Stay logged in",
    what_to_do="What you can do",
    mention="When you ask about this, mention this code:",
    roles={
        Role.REVIEWER: "reviewer",
        Role.SECOND_READER: "second reader",
        Role.LEAD: "team lead",
        Role.CA_IKA_OFFICER: "officer of the Central Authority",
        Role.MUNICIPAL_SPECIALIST: "municipal specialist",
        Role.AUDITOR: "auditor",
        Role.PRIVACY_OFFICER: "privacy officer",
    },
    errors={
        "login_first": ErrorText(
            "Log in first",
            "This page is only for those who are logged in.",
            "Log in. After that you go to the page that you wanted to see.",
        ),
        "session_ended": ErrorText(
            "Your session has ended",
            "You did nothing for too long, were logged in for long, or logged out elsewhere.",
            "Log in again. After that you go back to the page where you were.",
        ),
        "refused": ErrorText(
            "You may not see or do this",
            "Your role does not allow this. It has been recorded.",
            "Is this your work? Ask {support} for the right role.",
        ),
        "form_not_ours": ErrorText(
            "This form was not recognised",
            "The page was open for too long or belongs to an earlier login. Nothing was done.",
            "Go back, load the page again and try once more.",
        ),
        "bad_request": ErrorText(
            "This request is not right",
            "Something was sent that this page does not understand. Nothing was done.",
            "Go back, load the page again and try once more.",
        ),
        "not_found": ErrorText(
            "This page does not exist",
            "The address is wrong, or you may not see this case.",
            "Check that the address was copied correctly, or begin at the worklist.",
        ),
        "wrong_method": ErrorText(
            "This page cannot be opened like this",
            "You came here without pressing a button. Nothing was done.",
            "Begin at the worklist.",
        ),
        "conflict_of_interest": ErrorText(
            title="You declared a conflict of interest",
            text="This case exists, but you no longer see it.",
            do="A colleague handles it. If you declared this by mistake, call {support}.",
        ),
        "conflict": ErrorText(
            "Somebody else was first",
            "This case changed while you were busy with it. Nothing was overwritten.",
            "Open the case again, see what changed, and then do it again.",
        ),
        "fault": ErrorText(
            "Something went wrong on our side",
            "This should not have happened. We are not sure whether what you did succeeded.",
            "Look in the case to see whether it is there. If it is urgent, call; do not wait here.",
        ),
        "unavailable": ErrorText(
            "The workbench cannot be reached now",
            "A part that we need does not answer. Nothing was done.",
            "Try again in a minute. If it is urgent, call; do not wait for this screen.",
        ),
        "provider_away": ErrorText(
            "Logging in is not possible now",
            "The login service of your organisation does not answer.",
            "Try again in a minute. If it stays like this, call {support}.",
        ),
        "login_failed": ErrorText(
            "Logging in did not work",
            "It took too long, was broken off, or your browser keeps no cookies.",
            "Begin again. Does it keep failing? Contact {support}.",
        ),
        "acr": ErrorText(
            "You must log in more securely",
            "You are logged in without the extra step that is needed here.",
            "Log in again with your second factor. Do you not have one? Ask {support}.",
        ),
        "no_role": ErrorText(
            "You have no role in the workbench",
            "Logging in worked, but you have no role here, or your role has ended. "
            "It has been recorded.",
            "Is this your work? Ask {support} for a role.",
        ),
    },
    list=WORKLIST_EN,
    live=LIVE_EN,
    keys=KEYS_EN,
    shift=SHIFT_EN,
    statement=STATEMENT_EN,
    case=CASE_EN,
    notes=NOTE_EN,
    acts=ACTS_EN,
    page=CASE_PAGE_EN,
    aside=ASIDE_EN,
    origin=ORIGIN_EN,
    happening=HAPPENING_EN,
    pick=PICK_EN,
    signals=SIGNALS_EN,
    figures=FIGURES_EN,
    holds=HOLD_EN,
    findings=FINDINGS_EN,
    transfers=TRANSFERS_EN,
    duty=DUTY_EN,
)
