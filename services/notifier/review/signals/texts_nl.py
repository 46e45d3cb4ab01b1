"""The Dutch words around reports."""

from typing import Final

from notifier.decision.facts import ReportedBy, ReportKind
from notifier.review.signals.texts import SignalTexts
from notifier.storage.reports import EntryAct

SIGNALS_NL: Final = SignalTexts(
    title="Melding invoeren",
    offer="Melding invoeren",
    done="De melding is ingevoerd. De zaak wordt opnieuw besloten.",
    who_told="Wie vertelde het?",
    what="Wat vertelde {who}?",
    other_caller="Iemand anders vertelde het",
    other_kind="Het gaat om iets anders",
    summary="Melding van {who}: {what}.",
    callers={
        ReportedBy.PARENT: "een ouder zelf",
        ReportedBy.MUNICIPALITY: "de gemeente",
        ReportedBy.VEILIG_THUIS: "Veilig Thuis",
        ReportedBy.POLICE: "de politie of de KMar",
        ReportedBy.RVDK: "de RvdK zelf",
        ReportedBy.CA_IKA: "de Ca IKA",
        ReportedBy.GI: "een gecertificeerde instelling",
        ReportedBy.COURT: "de rechtbank",
        ReportedBy.SCHOOL: "een school",
    },
    kinds={
        ReportKind.CONTACT_BAN: "De een mag geen contact zoeken met de ander.",
        ReportKind.LOCATION_BAN: "De een mag niet in een gebied komen.",
        ReportKind.HUISVERBOD: "De burgemeester zette iemand het huis uit.",
        ReportKind.AWARE: "Iemand heeft een alarmknop tegen stalking.",
        ReportKind.STALKING: "De een belaagt de ander.",
        ReportKind.SHELTER: "Iemand is in de opvang. Schrijf nooit op waar.",
        ReportKind.CONTACT_DENIED: "De rechter ontzegde iemand de omgang.",
        ReportKind.PARTNER_KILLING: "Iemand wordt verdacht van of is veroordeeld voor het doden "
        "van de andere ouder.",
        ReportKind.SUPERVISION: "Ondertoezichtstelling, uithuisplaatsing of onderzoek van de RvdK.",
        ReportKind.PLACED: "Het kind woont in een pleeggezin of instelling.",
        ReportKind.THREAT: "Er is met ontvoering of geweld gedreigd. Telt pas als u haar "
        "geloofwaardig vindt.",
        ReportKind.COURT_ORDER_CONTRADICTS: "Een uitspraak gaat tegen dit vertrek in. Telt pas als "
        "iemand de uitspraak zag.",
        ReportKind.NO_SHOW: "Opgeroepen om te verschijnen en niet gekomen.",
        ReportKind.REFERRAL: "Een beroepskracht maakt zich zorgen om dit kind.",
        ReportKind.ALREADY_GONE: "Het kind is al weg.",
        ReportKind.NEVER_NOTIFY: "Deze gezagshouder wil zelf nooit bericht. Niemand anders mag dat "
        "zeggen.",
    },
    members={
        "protects": "Wie wordt beschermd?",
        "against": "Tegen wie?",
        "about": "Over wie gaat het?",
    },
    checked="Het document zelf is gezien",
    checked_hint="Alleen als u de uitspraak of beschikking zelf las, niet na een verhaal erover.",
    credible="Ik vind de dreiging geloofwaardig",
    credible_hint="Concreet: wie, wat, wanneer. Een geloofwaardige dreiging geeft een vlag.",
    text="Hoe weet u dit?",
    text_hint="Wie sprak u, op welk nummer belde u terug, wat is er letterlijk gezegd? Nooit een "
    "opvangadres.",
    submit="Melding vastleggen",
    choose_first="Kies eerst wie het vertelde en waar het over gaat.",
    one_of="Kies ten minste een van deze personen.",
    not_for_this_kind="Deze persoon hoort niet bij dit soort melding. Laat dit leeg.",
    same_person="Dit is dezelfde persoon als wie wordt beschermd. Kies een ander.",
    say_who="Schrijf op wie u sprak en wat er is gezegd.",
    no_people="De gegevens van deze zaak zijn gewist. Er kan niets meer bij worden gemeld.",
    weigh_title="Melding wegen",
    weigh_offer="Wegen",
    weigh_done="Vastgelegd. De zaak wordt opnieuw besloten.",
    weigh_submit="Vastleggen",
    questions={
        "gecontroleerd": "Is het document zelf gezien?",
        "geloofwaardig": "Is de dreiging geloofwaardig?",
    },
    yes="ja",
    no="nee",
    seen="Waar blijkt dat uit?",
    seen_hint="Welk document zag u, van welke datum? Of: wat maakt het wel of niet geloofwaardig?",
    say_what_was_seen="Schrijf op waar dit uit blijkt.",
    nothing_changed="Zo staat het al. Kies iets anders, of ga terug naar de zaak.",
    no_marks="Bij dit soort melding valt voor u niets te wegen.",
    not_there="Deze melding hoort niet bij deze zaak.",
    is_withdrawn="Deze melding is al ingetrokken.",
    take_back_title="Melding terugnemen",
    take_back_offer="Terugnemen",
    take_back_done="De melding is teruggenomen en telt niet meer. De zaak wordt opnieuw besloten.",
    take_back_submit="Terugnemen",
    take_back_text="Alleen voor een vergissing bij het invoeren. De melding telt daarna voor geen "
    "enkele zaak. Wat ermee is besloten, blijft leesbaar. Veranderde er iets bij de melder? Voer "
    "dan in wat er nu geldt.",
    why="Wat ging er mis?",
    say_why="Schrijf op waarom u de melding terugneemt.",
    not_yours="Alleen wie een melding hier invoerde neemt haar terug, of de teamleider. Wat een "
    "organisatie zelf stuurde, trekt die organisatie zelf in: bel haar.",
    heading="Meldingen",
    withdrawn="Ingetrokken:",
    told_by="door {who}, {at}.",
    from_whom="{who} wordt beschermd tegen {whom}.",
    against="Tegen {who}.",
    protects="Beschermt {who}.",
    about="Over {who}.",
    is_checked="Document gezien.",
    is_credible="Geloofwaardig gevonden.",
    acts={
        EntryAct.ENTERED: "Ingevoerd",
        EntryAct.MARKED: "Gewogen",
        EntryAct.WITHDRAWN: "Teruggenomen",
    },
)
