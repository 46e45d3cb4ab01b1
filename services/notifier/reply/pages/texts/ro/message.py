"""The message, the answers and what comes after: in Romanian."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Mesajul nostru pentru dumneavoastră",
    title_several="Mesajele noastre pentru dumneavoastră",
    sent="Mesaj din {date}",
    why="Primiți acest mesaj pentru că aveți autoritatea părintească (gezag) asupra:",
    born="anul nașterii: {year}",
    departure="Cineva a anunțat o mutare în străinătate.",
    date="Data care a fost anunțată: {date}.",
    country="Țara care a fost anunțată: {country}.",
    new_date="Data din mesajul nostru anterior nu mai este corectă.",
    consent="La noi este scris că sunteți de acord.",
    nothing_wrong="Asta nu înseamnă că este ceva rău. Poate știți deja. Poate așa v-ați înțeles.",
    less="O scrisoare poate ajunge la altcineva. De aceea aici nu este scris tot. Cu DigiD vedeți uneori mai mult.",
    know_title="Bine de știut",
    two_people="Două persoane au împreună autoritatea părintească? Atunci trebuie să fie de acord asupra unei mutări în străinătate. Dacă nu se înțeleg, poate hotărî judecătorul.",
    islands="O insulă a Regatului, cum ar fi Aruba sau Bonaire, este socotită aici tot străinătate.",
    abroad_help="Întrebări despre copii și străinătate? Centrum IKO dă sfaturi gratuit. Plătiți doar costul obișnuit al apelului:",
    question="Ce este adevărat pentru dumneavoastră?",
    question_hint="Alegeți un răspuns. Îl puteți schimba mai târziu.",
    agree="Știu acest lucru și sunt de acord.",
    disagree="Nu am știut acest lucru sau nu sunt de acord.",
    wrong="Acest lucru nu este corect. Vreau ca cineva să verifice.",
    consent_question="Este corect?",
    consent_yes="Da, este corect.",
    consent_changed="Nu sunt de acord sau nu mai sunt de acord.",
    consent_no="Nu, nu am spus asta. Vreau ca cineva să verifice.",
    words="Vreți să adăugați ceva?",
    words_hint="Doar persoanele care se ocupă de acest mesaj citesc textul. Nu îl dăm mai departe celui care a anunțat mutarea. Cel mult {most} de caractere.",
    silence="Dacă nu răspundeți, asta nu înseamnă că sunteți de acord.",
    give="Dați acest răspuns",
    done_button="Gata: închideți acest mesaj",
)

_LETTER: Final = "Veți primi și o scrisoare. În ea scrie că avem răspunsul dumneavoastră."

_AFTER: Final = AfterTexts(
    title="Avem răspunsul dumneavoastră",
    your_answer="Răspunsul dumneavoastră:",
    received="Primit la {at}.",
    words_received="Am primit și ce ați adăugat.",
    more_title="Încă o întrebare",
    more_question="Ce se potrivește cel mai bine?",
    more_hint="Puteți sări peste această întrebare. Avem deja răspunsul dumneavoastră.",
    did_not_know="Nu am știut acest lucru.",
    do_not_agree="Am știut acest lucru, dar nu sunt de acord.",
    more_give="Trimiteți",
    next_title="Ce se întâmplă acum?",
    agree_by_code=(
        "Oricine are scrisoarea dumneavoastră poate folosi codul. De aceea vă trimitem încă o scrisoare. În ea întrebăm dacă acest răspuns este corect.",
        "Este corect? Atunci nu trebuie să faceți nimic.",
    ),
    agree=("Notăm că sunteți de acord. Acum nu trebuie să faceți nimic.",),
    disagree=(
        "Cineva dintre noi se uită cât mai repede la răspunsul dumneavoastră.",
        _LETTER,
        "Noi nu putem opri o călătorie. Vreți să știți ce puteți face dumneavoastră? Sunați la Juridisch Loket sau la Centrum IKO. Este urgent? Sunați-ne și pe noi.",
    ),
    wrong=(
        "Cineva dintre noi verifică ce nu este corect.",
        _LETTER,
        "Vreți să spuneți mai mult sau este urgent? Sunați-ne.",
    ),
    keep="Vreți să păstrați acest lucru? Tipăriți această pagină sau notați când ați răspuns.",
    change_title="Vreți să răspundeți altfel?",
    change="Se poate cât timp ne ocupăm de acest lucru.",
    change_button="Schimbă răspunsul meu",
    take_back_button="Retrage răspunsul meu",
    others="Mai este un mesaj pentru dumneavoastră",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Acest mesaj este verificat",
        lines=(
            "Cineva dintre noi verifică acest mesaj. Acum nu puteți răspunde aici.",
            "Acum nu trebuie să faceți nimic. Vreți să ne spuneți ceva? Sunați-ne.",
        ),
    ),
    heard="Am primit răspunsul dumneavoastră.",
    recalled=QuietText(
        title="Mesajul nostru nu a fost corect",
        lines=(
            "V-am trimis un mesaj care nu a fost corect. Nu mai este valabil.",
            "Nu trebuie să faceți nimic. Ne pare rău.",
        ),
    ),
    taken_back=QuietText(
        title="Răspunsul dumneavoastră a fost retras",
        lines=(
            "Acum nu ați dat niciun răspuns. Asta nu înseamnă că sunteți de acord.",
            "Puteți răspunde din nou. Și mai târziu.",
        ),
    ),
    done=QuietText(
        title="Ați terminat",
        lines=(
            "Nu mai arătăm mesajul. Nici butonul „înapoi” nu îl mai arată.",
            "Închideți acum această fereastră. Nu este telefonul sau calculatorul dumneavoastră? Ștergeți atunci și istoricul browserului.",
        ),
    ),
    nothing=QuietText(
        title="Mesajele dumneavoastră",
        lines=(
            "Acum nu este niciun mesaj pentru dumneavoastră aici.",
            "Aveți o scrisoare de la noi? Folosiți codul din scrisoare sau sunați-ne.",
        ),
    ),
)
