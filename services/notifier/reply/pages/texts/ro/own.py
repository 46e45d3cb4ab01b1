"""What is said to whoever logs in: in Romanian."""

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
        title="V-ați autentificat",
        text="Veți continua automat într-o clipă.",
        do="Continuați",
    ),
    level=TroubleText(
        title="Autentificați-vă la un nivel mai înalt",
        text="V-ați autentificat, dar nu destul de sigur. Arătăm informații sensibile despre copilul "
        "dumneavoastră. De aceea cerem aplicația DigiD cu verificarea identității.",
        do="Deschideți aplicația DigiD și faceți acolo verificarea identității (ID-check). Apoi "
        "autentificați-vă din nou. Nu reușiți? Folosiți codul din scrisoare sau sunați la "
        "{phone}.",
    ),
    for_another=TroubleText(
        title="V-ați autentificat pentru altcineva",
        text="Acest mesaj este numai pentru părinte sau tutore.",
        do="Autentificați-vă cu propriul DigiD. Ajutați pe cineva? Sunați la {phone}. Vă vom ajuta.",
    ),
    cancelled=TroubleText(
        title="Nu sunteți autentificat",
        text="Ați oprit autentificarea. Nu s-a păstrat nimic.",
        do="Vă puteți autentifica din nou. Puteți folosi și codul din scrisoare.",
    ),
    away=TroubleText(
        title="Autentificarea nu este posibilă acum",
        text="Nu primim răspuns de la DigiD. Nu este vina dumneavoastră.",
        do="Folosiți codul din scrisoare sau încercați mai târziu. Puteți și suna la {phone}.",
    ),
    again=TroubleText(
        title="Autentificarea nu a reușit",
        text="Autentificarea a durat prea mult sau a fost deja folosită. Poate vă autentificați și în"
        " altă fereastră.",
        do="Încercați încă o dată. Folosiți o singură fereastră.",
    ),
    no_number=TroubleText(
        title="Nu vă recunoaștem după autentificare",
        text="Nu am primit numărul dumneavoastră de serviciu (BSN).",
        do="Folosiți codul din scrisoare sau sunați la {phone}.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Salvat.",
    code_sent="Un cod este pe drum.",
    confirmed="Confirmat.",
    dropped="Șters.",
    objected="Opoziția dumneavoastră este înregistrată.",
    taken_back="Opoziția dumneavoastră este retrasă.",
    silenced="Înregistrat: nu veți primi niciodată un mesaj de la noi.",
    unsilenced="Înregistrat: veți primi din nou mesaje de la noi.",
    erased="Preferințele dumneavoastră sunt șterse.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Completați ceva.",
    not_an_address="Aceasta nu este o adresă de e-mail. O adresă de e-mail arată ca nume@exemplu.ro.",
    not_a_number="Acesta nu este un număr de telefon.",
    not_mobile="Acesta nu este un număr de mobil. Un număr de mobil olandez începe cu 06.",
    code_wrong="Acest cod nu este corect. Priviți încă o dată cel mai nou mesaj.",
    code_over="Acest cod nu mai este valabil. Cereți un cod nou.",
    too_many_codes="Ați cerut prea des un cod astăzi. Încercați mâine.",
    child_number="Acesta nu este un număr de serviciu. Are nouă cifre și se află în pașaport sau pe cartea de"
    " identitate.",
    not_ticked="Bifați căsuța dacă sunteți sigur.",
)
_ENROL: Final = EnrolTexts(
    link="Preferințele dumneavoastră și opoziția din timp",
    title="Preferințele dumneavoastră",
    lead="Aici spuneți din timp cum preferați să vă anunțăm. Nu este obligatoriu.",
    nothing_said="Aceasta nu schimbă niciodată dacă vă anunțăm sau nu. Pagina nu spune nici dacă se întâmplă "
    "ceva.",
    wishes_title="Cum preferați să vă anunțăm?",
    way_none="Nicio preferință",
    way_box="În Berichtenbox-ul meu de pe MijnOverheid",
    way_letter="Prin scrisoare",
    way_phone="Prin telefon",
    way_more="De obicei primiți și o scrisoare.",
    large_print="Vreau scrisori cu litere mari.",
    save="Salvați",
    hints_title="Un semn când există un mesaj",
    hints="În acest semn nu este niciun nume, niciun link și nici despre ce este vorba.",
    hints_shared="Poate altcineva să vă citească telefonul sau e-mailul? Atunci nu completați nimic.",
    email="Adresă de e-mail",
    sms="Număr de mobil",
    give="Trimiteți-mi un cod",
    code="Cod din șase cifre",
    code_hint="Trimitem codul în câteva minute. Este valabil o jumătate de oră.",
    confirm="Confirmați",
    unverified="Încă neconfirmat. Nu se trimite nimic acolo.",
    verified="Confirmat.",
    failed="Un semn nu a ajuns aici. Ștergeți adresa sau completați-o din nou.",
    drop="Ștergeți",
    object_title="Opoziție din timp",
    object_text="Nu doriți ca acest copil al dumneavoastră să se mute în străinătate? Puteți spune asta de "
    "pe acum. Dacă cineva anunță mai târziu o mutare, o persoană se uită imediat la ea.",
    object_not="Opoziția dumneavoastră nu oprește singură o mutare. Un judecător poate.",
    object_number="Numărul de serviciu (BSN) al copilului",
    object_hint="Nouă cifre. Dacă lăsați gol, este valabil pentru toți copiii dumneavoastră. Nu spunem dacă "
    "îl cunoaștem pe acest copil.",
    object_go="Înregistrați opoziția",
    stands_all="Opoziție pentru toți copiii dumneavoastră, din {at}.",
    stands_one="Opoziție pentru un copil, din {at}.",
    take_back="Retrageți",
    silence_title="Niciodată un mesaj de la noi",
    silence_text="Puteți alege să nu vă anunțăm niciodată nimic. Nici atunci când copilul dumneavoastră se "
    "mută în străinătate. Puteți reveni oricând.",
    silence_force="Vă obligă cineva să alegeți asta? Atunci nu o faceți și sunați la {phone}.",
    silence_check="Da, nu vreau niciodată un mesaj.",
    silence_go="Înregistrați",
    silent="Ați ales să nu primiți niciodată un mesaj de la noi.",
    unsilence="Vreau să primesc din nou mesaje",
    erase_title="Ștergeți tot",
    erase_text="Ștergem preferințele, adresa de e-mail și numărul de mobil. O opoziție rămâne. O retrageți "
    "dumneavoastră.",
    erase_go="Ștergeți preferințele mele",
    back="La mesajele dumneavoastră",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
