"""Around every page, the start, and what can go wrong: in English."""

from typing import Final

from notifier.reply.pages.texts.visit_shape import (
    AroundTexts,
    MistakeTexts,
    StartTexts,
    TroubleText,
    TroubleTexts,
    VisitTexts,
)

_AROUND: Final = AroundTexts(
    skip="Go to the content",
    languages="Choose your language",
    quick_exit="Leave quickly",
    read_aloud="Read aloud",
    read_stop="Stop reading",
    reading="The page is being read aloud.",
    read_stopped="Reading has stopped.",
    read_no_voice="Your phone or computer has no voice for this language.",
    test_mode="This is a trial. There are no real people here.",
    translation="This is a translation. No native speaker has checked it yet. If the texts differ, the Dutch text counts.",
    to_dutch="Read this page in Dutch",
    help_title="Help, free of charge",
    help_danger="Direct danger?",
    help_not_safe="Do you or your child feel unsafe? Veilig Thuis (Safe Home), day and night:",
    help_despair="Are you in despair? 113, day and night:",
    help_legal="Questions about your rights? Juridisch Loket (legal help desk):",
    help_free="These numbers are free.",
    contact_title="Questions? Call us",
    contact="Call {phone}. You only pay your usual call costs. We can also help you in another language.",
    footer="About this website",
    start="Give an answer",
    rights="Your data and your rights",
    statement="Accessibility",
    mistakes_title="Something is not filled in correctly yet",
    mistake="Mistake",
    optional="you can leave this empty",
    closes_by_itself="If you do nothing for {minutes} minutes, we close this page. That is safer.",
    closing_title="Are you still there?",
    closing="We are about to close this page. What you typed will then be gone.",
    stay="Yes, I am still here",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    day="{day} {month} {year}",
    at="{day} at {time}",
)

_START: Final = StartTexts(
    title="Answer our message",
    lead="Did you get a message from us about your child? Here you can read it and give an answer.",
    trust="This is free. We never ask you for money or for your bank details.",
    code_title="With the code from the letter",
    code="Code",
    code_hint="The code is in the letter. Spaces, hyphens and capital letters do not matter.",
    birth="Your child's date of birth",
    birth_hint="Is the letter about more than one child? Then choose one child. For example: 9\u00a04\u00a02016 (day, month, year).",
    day="Day",
    month="Month",
    year="Year",
    go_on="Read the message",
    login_title="With DigiD",
    login="With DigiD you do not need a code. You may then also see more.",
    login_button="Log in with DigiD",
    no_code_title="You have no code, or it does not work?",
    no_code="Call {phone}, or write to {address}. You can answer that way too.",
    silence="If you give no answer, that does not mean that you agree.",
    watched_title="Is somebody watching your screen?",
    watched="Choose “Leave quickly” at the top of the page. You then go to another website at once. Your browser may still remember that you were here.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Fill in the code from the letter.",
    code_shape="This code is too short or too long. Or there is another character in it. The code has {length} letters and digits.",
    code_typo="There is a typing mistake in the code. Check the letters and digits again.",
    birth_missing="Fill in your child's date of birth: the day, the month and the year.",
    birth_not_a_date="This date does not exist. Fill in the day, the month and the year in digits.",
    birth_in_future="This date is still to come. Fill in the day on which your child was born.",
    answer_missing="Choose one answer.",
    words_too_long="Your text is too long. You can use {most} characters at most.",
    knew_missing="Choose what fits best. You can also skip this question.",
)

_CALL: Final = "You can also call: {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="We cannot open a message",
        text="It does not work with this code and this date of birth. There may be a mistake in one of them. Or the code may no longer work.",
        do="Check them both again. Does it still not work? Then call {phone}.",
    ),
    too_many=TroubleText(
        title="Please wait a moment",
        text="There were too many tries to open a message. That is why it is not possible for a moment. This is how we protect your message.",
        do="Try again in {wait} minutes. " + _CALL,
    ),
    too_many_call="Call us: {phone}.",
    unavailable=TroubleText(
        title="This does not work right now",
        text="That is our fault. We have kept nothing of what you just typed.",
        do="Try again in a few minutes. " + _CALL,
    ),
    session_over=TroubleText(
        title="This page is closed",
        text="You did nothing for a while, or you have not opened anything here yet. That is why we show no message.",
        do="Do you want to go on? Then open the message again.",
    ),
    not_sent="The answer that you were about to give has not reached us.",
    form_not_ours=TroubleText(
        title="This did not reach us",
        text="We are not sure that this came from your page. That is why we did nothing with it.",
        do="Start again. Does it still not work? Then call {phone}.",
    ),
    not_found=TroubleText(
        title="This page does not exist",
        text="There may be a mistake in the address.",
        do="Go back to the start. " + _CALL,
    ),
    fault=TroubleText(
        title="Something went wrong",
        text="That is our fault. We are not sure whether your answer has reached us.",
        do="Open the message again. Then you see whether we have your answer. " + _CALL,
    ),
    again="Start again",
    mention="If you call us, mention this code: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
