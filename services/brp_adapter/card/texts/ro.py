"""The card in Romanian."""

from typing import Final

from brp_adapter.card.words import Answered, Words

RO: Final = Words(
    code="ro",
    name="Română",
    language="Limba",
    title="Copilul dumneavoastră se mută în străinătate",
    alone="Citiți singur. Nimeni nu are voie să citească împreună cu dumneavoastră.",
    text=(
        "Anunțați că un copil al dumneavoastră se mută în străinătate.",
        "Mai are altcineva autoritate părintească asupra copilului?",
        "Atunci acea persoană primește un mesaj scurt despre asta.",
        "În acel mesaj nu apar niciodată adresa sau numărul dumneavoastră de telefon.",
    ),
    question="Este sigur dacă acea persoană primește acest mesaj?",
    safe="Da, este sigur",
    not_safe="Nu, nu este sigur",
    unsure="Nu știu",
    no_proof="Nu este sigur? Atunci nu trimitem nimic. Mai întâi vă sună cineva. Nu "
    "trebuie să dovediți nimic.",
    consent="Aveți acordul acelei persoane sau al judecătorului? Îl puteți arăta la primărie.",
    after_safe=Answered(
        title="Răspunsul dumneavoastră este notat",
        text=("Ne uităm acum cine trebuie să primească un mesaj.",),
    ),
    after_not_safe=Answered(
        title="Nu trimitem nimic",
        text=(
            "Mai întâi vă sună cineva. Nu trebuie să dovediți nimic.",
            "Sunăm la numărul pe care l-ați dat la primărie.",
            "Nu este sigur să sunăm acolo? Spuneți persoanei de la ghișeu.",
        ),
    ),
    after_unsure=Answered(
        title="Deocamdată nu trimitem nimic",
        text=(
            "Mai întâi vă sună cineva și se gândește împreună cu dumneavoastră.",
            "Sunăm la numărul pe care l-ați dat la primărie.",
            "Nu este sigur să sunăm acolo? Spuneți persoanei de la ghișeu.",
        ),
    ),
    mistaken="Am apăsat greșit: este sigur",
    after_mistaken=Answered(
        title="Am notat că este sigur",
        text=("Pentru siguranță, totuși vă sună cineva mai întâi. Până atunci nu trimitem nimic.",),
    ),
    not_safe_after_all="Totuși nu este sigur",
    finish="Gata: închideți acest card",
    finished=Answered(
        title="Ați terminat",
        text=("Cardul este închis. Puteți da ecranul înapoi.",),
    ),
    refused=Answered(
        title="Acest card nu mai este deschis",
        text=("Rugați primăria să deschidă cardul încă o dată.",),
    ),
    unavailable=Answered(
        title="Răspunsul dumneavoastră nu a fost salvat",
        text=(
            "Ceva nu a mers la noi. Încercați încă o dată.",
            "Nu merge? Spuneți răspunsul persoanei de la ghișeu.",
        ),
    ),
    later="Devine nesigur mai târziu? Spuneți la primărie. Puteți oricând.",
    help_title="Ajutor gratuit",
    help=(
        "Dumneavoastră sau copilul nu vă simțiți în siguranță? Veilig Thuis, 0800-2000, zi și noapte.",
        "În pericol: 112.",
    ),
    child_title="Pentru tine, dacă ai 12 ani sau mai mult",
    child=(
        "Cineva a anunțat că te muți în străinătate.",
        "Vrei să vorbești cu cineva despre asta? Kindertelefoon este aici pentru tine: 0800-0432.",
        "Poți oricând, și în secret.",
    ),
    paper="Acest card pe hârtie",
    on_paper="Spuneți răspunsul persoanei de la ghișeu când sunteți singur. Sau arătați-l.",
    print_it="Tipăriți această pagină cu browserul. Cardul pentru copil este o foaie separată.",
)
