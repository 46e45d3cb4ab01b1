"""The card in Dutch; the other languages say the same."""

from typing import Final

from brp_adapter.card.words import Answered, Words

NL: Final = Words(
    code="nl",
    name="Nederlands",
    language="Taal",
    title="Uw kind verhuist naar het buitenland",
    alone="Lees dit alleen. Niemand mag met u meelezen.",
    text=(
        "U geeft door dat uw kind verhuist naar het buitenland.",
        "Heeft nog iemand anders het gezag over uw kind?",
        "Dan krijgt die persoon daarover een kort bericht.",
        "In dat bericht staat nooit uw adres of telefoonnummer.",
    ),
    question="Is het veilig als die persoon dit bericht krijgt?",
    safe="Ja, dat is veilig",
    not_safe="Nee, dat is niet veilig",
    unsure="Ik weet het niet",
    no_proof="Is het niet veilig? Wij sturen dan niets. Iemand belt u eerst. "
    "U hoeft niets te bewijzen.",
    consent="Heeft u toestemming van die persoon, of van de rechter? "
    "Dan kunt u dat bij de gemeente laten zien.",
    after_safe=Answered(
        title="Uw antwoord is opgeschreven",
        text=("Wij kijken nu wie een bericht moet krijgen.",),
    ),
    after_not_safe=Answered(
        title="Wij sturen niets",
        text=(
            "Iemand belt u eerst. U hoeft niets te bewijzen.",
            "Wij bellen het nummer dat u aan de gemeente gaf.",
            "Is bellen daar niet veilig? Zeg dat tegen de medewerker van de gemeente.",
        ),
    ),
    after_unsure=Answered(
        title="Wij sturen nu niets",
        text=(
            "Iemand belt u eerst en denkt met u mee.",
            "Wij bellen het nummer dat u aan de gemeente gaf.",
            "Is bellen daar niet veilig? Zeg dat tegen de medewerker van de gemeente.",
        ),
    ),
    mistaken="Ik drukte verkeerd: het is wel veilig",
    after_mistaken=Answered(
        title="Wij hebben opgeschreven dat het veilig is",
        text=("Voor de zekerheid belt iemand u toch eerst. Tot dan sturen wij niets.",),
    ),
    not_safe_after_all="Toch niet veilig",
    finish="Klaar: sluit deze kaart",
    finished=Answered(
        title="U bent klaar",
        text=("De kaart is gesloten. U kunt het scherm teruggeven.",),
    ),
    refused=Answered(
        title="Deze kaart is niet meer open",
        text=("Vraag de gemeente om de kaart nog eens te openen.",),
    ),
    unavailable=Answered(
        title="Uw antwoord is niet opgeslagen",
        text=(
            "Er ging bij ons iets mis. Probeer het nog een keer.",
            "Lukt het niet? Zeg uw antwoord tegen de medewerker van de gemeente.",
        ),
    ),
    later="Wordt het later niet veilig? Zeg het tegen uw gemeente. Dat kan altijd.",
    help_title="Hulp, gratis",
    help=(
        "Voelt u of uw kind zich niet veilig? Veilig Thuis, 0800-2000, dag en nacht.",
        "Bij gevaar: 112.",
    ),
    child_title="Voor jou, als je 12 jaar of ouder bent",
    child=(
        "Iemand heeft doorgegeven dat jij naar het buitenland gaat verhuizen.",
        "Wil je daar met iemand over praten? De Kindertelefoon is er voor jou: 0800-0432.",
        "Dat mag altijd, ook stiekem.",
    ),
    paper="Deze kaart op papier",
    on_paper="Zeg uw antwoord tegen de medewerker, als u alleen bent. Of wijs het aan.",
    print_it="Druk deze bladzijde af met uw browser. De kaart voor het kind is een eigen blad.",
)
