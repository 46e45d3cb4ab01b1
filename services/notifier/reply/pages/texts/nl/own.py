"""What is said to whoever logs in: in Dutch."""

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
        title="U bent ingelogd",
        text="U gaat vanzelf verder.",
        do="Ga verder",
    ),
    level=TroubleText(
        title="Log in met een hoger niveau",
        text="U logde in, maar niet sterk genoeg. Wij laten gevoelige dingen over uw kind zien. "
        "Daarom vragen wij om de DigiD app met ID-check.",
        do="Open de DigiD app en doe daar de ID-check. Log daarna opnieuw in. Lukt dat niet? "
        "Gebruik de code uit uw brief of bel {phone}.",
    ),
    for_another=TroubleText(
        title="U logde in voor iemand anders",
        text="Dit bericht is alleen voor de ouder of voogd zelf.",
        do="Log in met uw eigen DigiD. Helpt u iemand? Bel {phone}. Wij helpen u verder.",
    ),
    cancelled=TroubleText(
        title="U bent niet ingelogd",
        text="U bent gestopt met inloggen. Er is niets bewaard.",
        do="U kunt opnieuw inloggen. U kunt ook de code uit uw brief gebruiken.",
    ),
    away=TroubleText(
        title="Inloggen kan nu niet",
        text="Wij krijgen geen antwoord van DigiD. Dat ligt niet aan u.",
        do="Gebruik de code uit uw brief, of probeer het later nog eens. U kunt ook bellen: "
        "{phone}.",
    ),
    again=TroubleText(
        title="Inloggen is niet gelukt",
        text="Het inloggen duurde te lang of was al gebruikt. Het kan ook zijn dat u in een ander "
        "venster inlogt.",
        do="Probeer het nog een keer. Gebruik daarbij één venster.",
    ),
    no_number=TroubleText(
        title="Wij kennen u niet na het inloggen",
        text="Wij kregen geen burgerservicenummer van u.",
        do="Gebruik de code uit uw brief of bel {phone}.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Bewaard.",
    code_sent="Er is een code onderweg.",
    confirmed="Bevestigd.",
    dropped="Verwijderd.",
    objected="Uw bezwaar is vastgelegd.",
    taken_back="Uw bezwaar is ingetrokken.",
    silenced="Vastgelegd: u krijgt nooit bericht van ons.",
    unsilenced="Vastgelegd: u krijgt weer bericht van ons.",
    erased="Uw voorkeuren zijn gewist.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Vul iets in.",
    not_an_address="Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.",
    not_a_number="Dit is geen telefoonnummer.",
    not_mobile="Dit is geen mobiel nummer. Een mobiel nummer begint met 06.",
    code_wrong="Deze code klopt niet. Kijk nog eens in het nieuwste bericht.",
    code_over="Deze code werkt niet meer. Vraag een nieuwe code aan.",
    too_many_codes="U vroeg vandaag te vaak om een code. Probeer het morgen weer.",
    child_number="Dit is geen burgerservicenummer. Het heeft negen cijfers en staat op het paspoort of de "
    "identiteitskaart.",
    not_ticked="Zet een vinkje als u dit zeker weet.",
)
_ENROL: Final = EnrolTexts(
    link="Uw voorkeuren, en vooraf bezwaar maken",
    title="Uw voorkeuren",
    lead="Hier zegt u vooraf hoe u het liefst iets van ons hoort. Dat hoeft niet.",
    nothing_said="Het verandert nooit óf wij u iets laten weten. Deze pagina zegt ook niet of er iets aan de "
    "hand is.",
    wishes_title="Hoe hoort u het liefst iets van ons?",
    way_none="Geen voorkeur",
    way_box="In mijn Berichtenbox op MijnOverheid",
    way_letter="Met een brief",
    way_phone="Met een telefoontje",
    way_more="Meestal krijgt u ook een brief.",
    large_print="Ik wil brieven in grote letters.",
    save="Bewaren",
    hints_title="Een seintje als er een bericht is",
    hints="In het seintje staat geen naam, geen link en niet waar het over gaat.",
    hints_shared="Kan iemand anders uw telefoon of e-mail lezen? Vul dan niets in.",
    email="E-mailadres",
    sms="Mobiel nummer",
    give="Stuur mij een code",
    code="Code van zes cijfers",
    code_hint="Wij sturen de code binnen een paar minuten. Hij werkt een half uur.",
    confirm="Bevestigen",
    unverified="Nog niet bevestigd. Er gaat nog niets naartoe.",
    verified="Bevestigd.",
    failed="Een seintje kwam hier niet aan. Verwijder het, of vul het opnieuw in.",
    drop="Verwijderen",
    object_title="Vooraf bezwaar maken",
    object_text="Wilt u niet dat uw kind naar het buitenland verhuist? Dat kunt u nu al zeggen. Geeft iemand"
    " later een verhuizing door, dan kijkt een medewerker daar meteen naar.",
    object_not="Uw bezwaar houdt een verhuizing niet vanzelf tegen. De rechter kan dat wel.",
    object_number="Burgerservicenummer van uw kind",
    object_hint="Negen cijfers. Laat u dit leeg, dan geldt het voor al uw kinderen. Wij zeggen niet of wij "
    "dit kind kennen.",
    object_go="Bezwaar vastleggen",
    stands_all="Bezwaar voor al uw kinderen, van {at}.",
    stands_one="Bezwaar voor één kind, van {at}.",
    take_back="Intrekken",
    silence_title="Nooit bericht van ons",
    silence_text="U kunt kiezen dat wij u nooit iets laten weten. Ook niet als uw kind naar het buitenland "
    "gaat verhuizen. U kunt dit altijd terugdraaien.",
    silence_force="Dwingt iemand u om dit te kiezen? Doe het dan niet en bel {phone}.",
    silence_check="Ja, ik wil nooit bericht.",
    silence_go="Vastleggen",
    silent="U heeft gekozen dat u nooit bericht van ons krijgt.",
    unsilence="Ik wil weer bericht krijgen",
    erase_title="Alles wissen",
    erase_text="Wij wissen uw voorkeuren, uw e-mailadres en uw mobiele nummer. Een bezwaar blijft staan. "
    "Dat trekt u zelf in.",
    erase_go="Wis mijn voorkeuren",
    back="Naar uw berichten",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
