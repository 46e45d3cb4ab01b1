"""One Dutch sentence per code: what a reviewer, a parent's lawyer or a judge reads as the reason.

No sentence names a person, a place or a date: they stand in logs, in flags and in the case API.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from notifier.decision.outcome import Reason

SENTENCES: Final = {
    "G01": "Wie vertrekt is op de vertrekdatum geen minderjarige, of is overleden.",
    "G02": "Het vertrek gaat niet (meer) door: ingetrokken, hersteld of teruggekeerd.",
    "G03": "Iedereen met gezag over dit kind vertrekt mee.",
    "G04": "De enige persoon met gezag over dit kind vertrekt mee of deed zelf de aangifte.",
    "G05": "Elke blijvende persoon met gezag gaf gecontroleerde toestemming voor emigratie.",
    "G06": "Er is gecontroleerde en uitvoerbare vervangende toestemming van de rechter.",
    "S01": "Een persoon met gezag blijft achter en mag nu worden ingelicht.",
    "S03": "Van een persoon met gezag is een eigen vertrek bekend, maar op een andere datum of naar"
    " een ander land.",
    "S05": "De toestemming is alleen voor een reis of is niet gecontroleerd, en telt niet.",
    "S06": "Vervangende toestemming is genoemd, maar niet gecontroleerd of nog niet uitvoerbaar.",
    "S07": "De aangever heeft gezag, blijft zelf en weet dus van het vertrek.",
    "S08": "Iedereen met gezag blijft; een volwassene zonder gezag gaat mee of deed de aangifte.",
    "S09": "Iedereen met gezag blijft, en van geen volwassene is bekend dat die meegaat.",
    "S10": "Een onbekende derde heeft mede gezag.",
    "S11": "Er is voogdij; de blijvende voogd wordt ingelicht.",
    "S12": "Er is voogdij zonder bekende voogd.",
    "S13": "Niemand heeft op dit moment gezag.",
    "S14": "Het gezag staat niet vast of is in onderzoek, of het kind is niet geleverd.",
    "S15": "Het kind staat al als niet-ingezetene in de BRP; het gezag is niet meer op te vragen.",
    "S16": "Er is geheimhouding bij het kind of bij iemand die vertrekt.",
    "S17": "Alleen de blijvende persoon met gezag heeft geheimhouding; geen reden om te wachten.",
    "S18": "Er is een briefadres, of een verblijf in de opvang is gemeld.",
    "S19": "De ouder die vertrekt zei dat inlichten niet veilig is, of wist dat niet zeker.",
    "S20": "Een melding beschermt wie vertrekt tegen een blijvende persoon met gezag.",
    "S21": "Een melding beschermt de blijvende persoon met gezag tegen wie vertrekt.",
    "S22": "De blijvende persoon met gezag staat onder curatele.",
    "S23": "Aan de blijvende persoon met gezag is de omgang ontzegd.",
    "S24": "Gemeld is partnerdoding door de blijvende persoon met gezag.",
    "S25": "Een persoon met gezag is overleden.",
    "S26": "De blijvende persoon met gezag is minderjarig.",
    "S28": "De blijvende persoon met gezag woont al langer in het buitenland; het adres is bekend.",
    "S29": "Een blijvende persoon met gezag is niet bereikbaar: geen adres of geen BSN bekend.",
    "S30": "De blijvende persoon met gezag heeft (of had bij aangifte) het adres van wie vertrekt.",
    "S31": "Een kind van 16 of 17 deed zelf aangifte.",
    "S33": "Er loopt een ondertoezichtstelling, uithuisplaatsing of onderzoek van de Raad.",
    "S34": "Het kind is geplaatst in een pleeggezin of instelling.",
    "S35": "De familierechtelijke band met een ouder is minder dan twaalf maanden oud.",
    "S37": "Twee openstaande aangiften spreken elkaar tegen.",
    "S38": "Er is al een bericht verstuurd; het wordt hersteld bij dezelfde persoon.",
    "S39": "Geregistreerd zonder aangifte, met onbekende bestemming.",
    "S40": "Het vertrek is meer dan elf maanden geleden.",
    "S42": "De bijhouding is opgeschort om een ministerieel besluit.",
    "S43": "Een blijvende persoon met gezag wil nooit een bericht.",
    "S45": "De grondslag om te berichten is bij deze gemeente uit, verlopen of op proef.",
    "S47": "De vertrekdatum is onvolledig.",
    "S48": "Geen regel dekt deze situatie; een mens kijkt ernaar.",
    "R01": "Een blijvende persoon met gezag heeft bezwaar.",
    "R02": "Een eerdere zaak in dit gezin eindigde als bevestigde overbrenging.",
    "R03": "Een concrete dreiging is gemeld en geloofwaardig bevonden.",
    "R04": "Een gecontroleerde rechterlijke uitspraak is in strijd met het vertrek.",
    "R05": "Het kind woont op de dag voor vertrek bij de persoon met gezag die blijft.",
    "R06": "Het kind is hoogstens 90 dagen voor vertrek verhuisd naar wie vertrekt.",
    "R07": "De aangifte is hoogstens 48 uur voor de vertrekdatum gedaan, of later.",
    "R08": "Er is opgeroepen om te verschijnen en niemand kwam.",
    "R09": "De aangever heeft geen gezag.",
    "R10": "De bestemming is gevraagd maar niet gegeven of onbekend.",
    "R11": "In het afgelopen jaar is eerder een aangifte voor dit kind ingetrokken of geweigerd.",
    "R12": "Het huwelijk of partnerschap van de personen met gezag eindigde hoogstens zes maanden"
    " geleden.",
    "R13": "Een deel van de broers en zussen vertrekt, een deel blijft.",
    "R14": "Er loopt een kinderbeschermingszaak.",
    "R16": "Een beroepskracht heeft dit kind of gezin gemeld.",
    "R17": "Het kind is volgens een melding al weg.",
    "R19": "Het kind is jonger dan zes jaar.",
}


def reasons_for(codes: Iterable[str]) -> tuple[Reason, ...]:
    """The reasons, each once, gate first, then safety, then risk."""
    order = "GSR"
    unique = sorted(set(codes), key=lambda code: (order.index(code[0]), code))
    return tuple(Reason(code, SENTENCES[code]) for code in unique)
