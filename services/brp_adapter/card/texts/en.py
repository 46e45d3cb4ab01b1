"""The card in English."""

from typing import Final

from brp_adapter.card.words import Answered, Words

EN: Final = Words(
    code="en",
    name="English",
    language="Language",
    title="Your child is moving abroad",
    alone="Read this alone. Nobody may read along with you.",
    text=(
        "You are reporting that your child is moving abroad.",
        "Does somebody else have parental authority over your child as well?",
        "Then that person gets a short message about it.",
        "That message never says your address or telephone number.",
    ),
    question="Is it safe if that person gets this message?",
    safe="Yes, that is safe",
    not_safe="No, that is not safe",
    unsure="I do not know",
    no_proof="Is it not safe? Then we send nothing. Somebody calls you first. "
    "You do not have to prove anything.",
    consent="Do you have permission from that person, or from a court? "
    "Then you can show it to the municipality.",
    after_safe=Answered(
        title="Your answer is written down",
        text=("We now look who must get a message.",),
    ),
    after_not_safe=Answered(
        title="We send nothing",
        text=(
            "Somebody calls you first. You do not have to prove anything.",
            "We call the number that you gave to the municipality.",
            "Is it not safe to call you there? Tell the person at the counter.",
        ),
    ),
    after_unsure=Answered(
        title="We send nothing for now",
        text=(
            "Somebody calls you first and thinks about it with you.",
            "We call the number that you gave to the municipality.",
            "Is it not safe to call you there? Tell the person at the counter.",
        ),
    ),
    mistaken="I pressed the wrong button: it is safe",
    after_mistaken=Answered(
        title="We wrote down that it is safe",
        text=("To be sure, somebody still calls you first. Until then we send nothing.",),
    ),
    not_safe_after_all="Not safe after all",
    finish="Done: close this card",
    finished=Answered(
        title="You are done",
        text=("The card is closed. You can give the screen back.",),
    ),
    refused=Answered(
        title="This card is no longer open",
        text=("Ask the municipality to open the card once more.",),
    ),
    unavailable=Answered(
        title="Your answer was not saved",
        text=(
            "Something went wrong on our side. Please try again.",
            "Does it not work? Tell your answer to the person at the counter.",
        ),
    ),
    later="Does it become unsafe later? Tell your municipality. You always can.",
    help_title="Free help",
    help=(
        "Do you or your child not feel safe? Veilig Thuis, 0800-2000, day and night.",
        "In danger: 112.",
    ),
    child_title="For you, if you are 12 or older",
    child=(
        "Somebody has reported that you are going to move abroad.",
        "Would you like to talk to somebody about it?",
        "The Kindertelefoon is there for you: 0800-0432. You always may, also in secret.",
    ),
    paper="This card on paper",
    on_paper="Tell your answer to the person at the counter, when you are alone. Or point at it.",
    print_it="Print this page with your browser. The card for the child is a sheet of its own.",
)
