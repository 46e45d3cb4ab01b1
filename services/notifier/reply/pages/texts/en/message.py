"""The message, the answers and what comes after: in English."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Our message to you",
    title_several="Our messages to you",
    sent="Message of {date}",
    why="You get this message because you have parental authority (gezag) over:",
    born="born in {year}",
    departure="Somebody has reported a move abroad.",
    date="The date that was given: {date}.",
    country="The country that was given: {country}.",
    new_date="The date in our earlier message is no longer correct.",
    consent="Our records say that you agree with this.",
    nothing_wrong="This does not mean that anything is wrong. You may know about it already. You may have agreed to it.",
    less="A letter can end up with somebody else. That is why not everything is shown here. With DigiD you may see more.",
    know_title="Good to know",
    two_people="Do two people share parental authority? Then they must agree about a move abroad. If they cannot agree, a judge can decide.",
    islands="An island of the Kingdom, such as Aruba or Bonaire, counts as abroad here too.",
    abroad_help="Questions about children and other countries? Centrum IKO gives free advice. You only pay your usual call costs:",
    question="Which is true for you?",
    question_hint="Choose one answer. You can still change it later.",
    agree="I know about this and I agree.",
    disagree="I did not know, or I do not agree.",
    wrong="This is not correct. I want somebody to look at it.",
    consent_question="Is that right?",
    consent_yes="Yes, that is right.",
    consent_changed="I do not agree, or no longer agree.",
    consent_no="No, I did not say that. I want somebody to look at it.",
    words="Do you want to add something?",
    words_hint="Only the people who handle this message read this. We do not pass it on to whoever reported the move. {most} characters at most.",
    silence="If you give no answer, that does not mean that you agree.",
    give="Give this answer",
    done_button="Done: close this message",
)

_LETTER: Final = "You will also get a letter. It says that we have your answer."

_AFTER: Final = AfterTexts(
    title="We have your answer",
    your_answer="Your answer:",
    received="Received on {at}.",
    words_received="We have also received what you added.",
    more_title="One more question",
    more_question="What fits best?",
    more_hint="You can skip this question. We already have your answer.",
    did_not_know="I did not know about this.",
    do_not_agree="I knew about this, but I do not agree.",
    more_give="Send",
    next_title="What happens now?",
    agree_by_code=(
        "Everybody who has your letter can use the code. That is why we will send you another letter. In it we ask whether this answer is right.",
        "Is it right? Then you do not have to do anything.",
    ),
    agree=("We write down that you agree. You do not have to do anything now.",),
    disagree=(
        "One of us looks at your answer as soon as possible.",
        _LETTER,
        "We cannot stop a journey ourselves. Do you want to know what you can do yourself? Call Juridisch Loket or Centrum IKO. Is it urgent? Then call us too.",
    ),
    wrong=(
        "One of us checks what is not correct.",
        _LETTER,
        "Do you want to tell us more, or is it urgent? Call us.",
    ),
    keep="Do you want to keep this? Print this page, or write down when you answered.",
    change_title="Do you want to give another answer?",
    change="You can do that for as long as we are dealing with this.",
    change_button="Change my answer",
    take_back_button="Take my answer back",
    others="There is another message for you",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="We are looking at this message",
        lines=(
            "One of us is looking at it. You cannot give an answer here now.",
            "You do not have to do anything now. Do you want to tell us something? Call us.",
        ),
    ),
    heard="We have received your answer.",
    recalled=QuietText(
        title="Our message was not correct",
        lines=(
            "We sent you a message that was not correct. It no longer applies.",
            "You do not have to do anything. We are sorry.",
        ),
    ),
    taken_back=QuietText(
        title="Your answer has been taken back",
        lines=(
            "You have now given no answer. That does not mean that you agree.",
            "You can give an answer again. Later is fine too.",
        ),
    ),
    done=QuietText(
        title="You are done",
        lines=(
            "We no longer show the message. The “back” button does not show it either.",
            "Now close this window. Is this not your own phone or computer? Then clear the browser's history too.",
        ),
    ),
    nothing=QuietText(
        title="Your messages",
        lines=(
            "There is no message here for you now.",
            "Do you have a letter from us? Then use the code in the letter, or call us.",
        ),
    ),
)
