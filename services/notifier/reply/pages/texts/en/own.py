"""What is said to whoever logs in: in English."""

from typing import Final

from notifier.reply.pages.texts.own_shape import (
    EnrolMistakeTexts,
    EnrolTexts,
    LoginTexts,
    NoticeTexts,
    OwnTexts,
)
from notifier.reply.pages.texts.visit_shape import TroubleText

_LOGIN: Final = LoginTexts(
    logged_in=TroubleText(
        title="You have logged in",
        text="You will go on by yourself in a moment.",
        do="Go on",
    ),
    level=TroubleText(
        title="Log in at a higher level",
        text="You logged in, but not strongly enough. We show sensitive things about your child. That"
        " is why we ask for the DigiD app with an ID check.",
        do="Open the DigiD app and do the ID check there. Then log in again. Does that not work? "
        "Use the code from your letter or call {phone}.",
    ),
    for_another=TroubleText(
        title="You logged in for somebody else",
        text="This message is only for the parent or guardian.",
        do="Log in with your own DigiD. Are you helping somebody? Call {phone}. We will help you.",
    ),
    cancelled=TroubleText(
        title="You are not logged in",
        text="You stopped logging in. Nothing was kept.",
        do="You can log in again. You can also use the code from your letter.",
    ),
    away=TroubleText(
        title="You cannot log in now",
        text="We get no answer from DigiD. It is not your fault.",
        do="Use the code from your letter, or try again later. You can also call {phone}.",
    ),
    again=TroubleText(
        title="Logging in did not work",
        text="Logging in took too long, or it was used already. You may also be logging in in another"
        " window.",
        do="Please try once more. Use one window only.",
    ),
    no_number=TroubleText(
        title="We do not know you after logging in",
        text="We did not get a citizen service number (BSN) for you.",
        do="Use the code from your letter or call {phone}.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Saved.",
    code_sent="A code is on its way.",
    confirmed="Confirmed.",
    dropped="Removed.",
    objected="Your objection is recorded.",
    taken_back="Your objection is taken back.",
    silenced="Recorded: you will never get a message from us.",
    unsilenced="Recorded: you will get messages from us again.",
    erased="Your preferences are erased.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Fill in something.",
    not_an_address="This is not an e-mail address. An e-mail address looks like name@example.com.",
    not_a_number="This is not a telephone number.",
    not_mobile="This is not a mobile number. A Dutch mobile number begins with 06.",
    code_wrong="This code is not right. Look at the newest message again.",
    code_over="This code does not work any more. Ask for a new code.",
    too_many_codes="You asked for a code too often today. Try again tomorrow.",
    child_number="This is not a citizen service number. It has nine digits and stands on the passport or "
    "identity card.",
    not_ticked="Tick the box if you are sure.",
)
_ENROL: Final = EnrolTexts(
    link="Your preferences, and objecting beforehand",
    title="Your preferences",
    lead="Here you say beforehand how you would like to hear from us. You do not have to.",
    nothing_said="It never changes whether we tell you something. This page does not say either whether "
    "anything is going on.",
    wishes_title="How would you like to hear from us?",
    way_none="No preference",
    way_box="In my Berichtenbox at MijnOverheid",
    way_letter="By letter",
    way_phone="By telephone",
    way_more="Usually you also get a letter.",
    large_print="I want letters in large print.",
    save="Save",
    hints_title="A hint when there is a message",
    hints="The hint holds no name, no link, and not what it is about.",
    hints_shared="Can somebody else read your phone or e-mail? Then fill in nothing.",
    email="E-mail address",
    sms="Mobile number",
    give="Send me a code",
    code="Code of six digits",
    code_hint="We send the code within a few minutes. It works for half an hour.",
    confirm="Confirm",
    unverified="Not confirmed yet. Nothing is sent to it.",
    verified="Confirmed.",
    failed="A hint did not arrive here. Remove it, or fill it in again.",
    drop="Remove",
    object_title="Objecting beforehand",
    object_text="Do you not want your child to move abroad? You can say so now. If somebody reports a move "
    "later, a person will look at it at once.",
    object_not="Your objection does not stop a move by itself. A judge can.",
    object_number="Citizen service number (BSN) of your child",
    object_hint="Nine digits. If you leave this empty, it holds for all your children. We do not say whether"
    " we know this child.",
    object_go="Record my objection",
    stands_all="Objection for all your children, of {at}.",
    stands_one="Objection for one child, of {at}.",
    take_back="Take back",
    silence_title="Never a message from us",
    silence_text="You can choose that we never tell you anything. Also not when your child is going to move "
    "abroad. You can undo this at any time.",
    silence_force="Is somebody forcing you to choose this? Then do not do it, and call {phone}.",
    silence_check="Yes, I never want a message.",
    silence_go="Record this",
    silent="You chose never to get a message from us.",
    unsilence="I want to get messages again",
    erase_title="Erase everything",
    erase_text="We erase your preferences, your e-mail address and your mobile number. An objection stays. "
    "You take it back yourself.",
    erase_go="Erase my preferences",
    back="To your messages",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
