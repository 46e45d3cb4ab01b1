"""The Dutch words of everything about a hold."""

from typing import Final

from notifier.cases.case_outcome import CaseOutcome
from notifier.decision.verdict import BRIEFADRES, CURATELE, SAID_UNSAFE, SECRECY, Choice
from notifier.review.holds.call_nl import CALL_NL
from notifier.review.holds.hold_texts import FormWords, HoldTexts
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import LONGEST_WITHHELD, Fault
from notifier.verdicts.refusal import Refusal
from notifier.verdicts.verdict_state import EndedBecause, VerdictState

HOLD_NL: Final = HoldTexts(
    release=FormWords(
        title="Vrijgeven",
        offer="Vrijgeven",
        why="wie blijft wordt ingelicht, met een brief of een telefoontje",
        explain="U besluit dat wie achterblijft en gezag heeft, nu wordt ingelicht. Vlak voor een "
        "brief vertrekt, kijkt het systeem alles nog eens na. Kwam er iets bij wat u niet zag, dan "
        "gaat er niets uit.",
        done="Uw oordeel is vastgelegd. Onder “Besluit over het vasthouden” staat wat er nu geldt.",
    ),
    withhold=FormWords(
        title="Achterhouden",
        offer="Achterhouden",
        why="niemand wordt ingelicht, tot een dag waarop u opnieuw kijkt",
        explain="Achterhouden doen altijd twee mensen. Een collega geeft een eigen oordeel, zonder "
        "te weten wat u koos. Tot dan wordt niemand ingelicht.",
        done="Uw oordeel is vastgelegd. Vraag een collega om een tweede oordeel.",
    ),
    second=FormWords(
        title="Tweede oordeel geven",
        offer="Tweede oordeel geven",
        why="een collega gaf een oordeel; u kiest zonder dat te zien",
        explain="Een collega gaf al een oordeel over deze vastgehouden zaak. U ziet dat pas als u "
        "zelf heeft gekozen. Kiest u hetzelfde, dan geldt het meteen. Kiest u iets anders, dan "
        "beslist de teamleider; tot dan wordt niemand ingelicht.",
        done="Uw oordeel is vastgelegd. Onder “Besluit over het vasthouden” staat wat er nu geldt.",
    ),
    skip=FormWords(
        title="Niet informeren en sluiten",
        offer="Niet informeren",
        why="er is een feit waardoor niemand bericht hoeft; de zaak sluit",
        explain="Kies dit alleen als vaststaat dat niemand bericht hoeft te krijgen. De zaak "
        "sluit. Is het niet veilig om iemand in te lichten? Kies dan achterhouden.",
        done="De zaak is gesloten en niemand krijgt bericht.",
    ),
    take_back=FormWords(
        title="Terugnemen",
        offer="Besluit terugnemen",
        why="wat nog niet weg is, gaat dan niet uit",
        explain="Daarna geldt weer wat de regels zeggen.",
        done="Het is teruggenomen. Wat nog niet weg was, gaat niet uit.",
    ),
    call=FormWords(
        title="Telefoontje vastleggen",
        offer="Telefoontje vastleggen",
        why="een gezagshouder moet worden gebeld",
        explain="Leg elk gesprek vast, ook als u niemand bereikte. Wie u bereikte, telt als "
        "ingelicht. Is besloten tot een telefoontje in plaats van een brief, dan gaat er geen "
        "brief.",
        done="Het telefoontje is vastgelegd.",
    ),
    choices={
        Choice.FULL: "Brief",
        Choice.LIMITED: "Brief zonder datum",
        Choice.CALL: "Telefoontje van RvdK",
        Choice.WITHHOLD: "Achterhouden",
    },
    choices_explained={
        Choice.FULL: "Brief: de gewone brief, met de vertrekdatum. Het land staat er nooit in.",
        Choice.LIMITED: "Brief zonder datum: niemand ziet aan de brief dat er iets is weggelaten.",
        Choice.CALL: "Telefoontje van RvdK: er gaat geen brief. U of een collega belt binnen de "
        "termijn.",
        Choice.WITHHOLD: "Achterhouden: niemand wordt ingelicht tot de dag waarop u opnieuw kijkt.",
    },
    reasons={
        HoldReason.NO_DANGER: "Er is geen gevaar gebleken",
        HoldReason.DANGER_HAS_PASSED: "Het gevaar is voorbij",
        HoldReason.REGISTER_CHECKED: "Register of papieren nagekeken",
        HoldReason.KNOWS_ALREADY: "Deze persoon weet het al",
        HoldReason.DATE_OR_PLACE_IS_RISK: "De datum zou gevaar geven",
        HoldReason.LETTER_NOT_SAFE: "Een brief is niet veilig",
        HoldReason.CANNOT_READ_LETTER: "Een brief komt niet aan of wordt niet begrepen",
        HoldReason.TIME_IS_SHORT: "Een brief komt te laat",
        HoldReason.DANGER_FOR_CHILD_OR_PARENT: "Gevaar voor het kind of een ouder",
        HoldReason.BAN_IN_FORCE: "Er geldt een verbod (contact, gebied, huis)",
        HoldReason.SHELTER: "Verblijf in de opvang",
        HoldReason.VEILIG_THUIS_ADVISED: "Advies van Veilig Thuis",
        HoldReason.POLICE_ASKED: "Verzoek van de politie",
        HoldReason.OTHER: "Anders, namelijk (licht toe)",
    },
    outcomes={
        CaseOutcome.CONSENT_CONFIRMED: "Toestemming voor de verhuizing is bevestigd",
        CaseOutcome.COURT_PERMISSION: "De rechter gaf toestemming",
        CaseOutcome.FAMILY_TOGETHER: "Het gezin vertrekt samen",
        CaseOutcome.DECLARATION_WITHDRAWN: "De aangifte is ingetrokken",
        CaseOutcome.DECLARATION_REFUSED: "De aangifte is geweigerd",
        CaseOutcome.NOT_A_HOLDER: "Wie blijft heeft geen gezag",
        CaseOutcome.DATA_ERROR: "Er stond iets fout in de gegevens",
        CaseOutcome.OF_AGE: "Het kind is meerderjarig",
    },
    facts={
        SECRECY: "geheimhouding van iemand in de zaak",
        BRIEFADRES: "een briefadres van iemand in de zaak",
        SAID_UNSAFE: "opnieuw een antwoord van wie vertrekt: inlichten is niet (zeker) veilig",
        CURATELE: "curatele van iemand in de zaak",
    },
    faults={
        Fault.CHOOSE: "Kies wat er gebeurt.",
        Fault.REASON: "Kies een reden.",
        Fault.REASON_DOES_NOT_FIT: "Deze reden hoort bij een andere keuze. Kies een andere reden.",
        Fault.EXPLAIN: "Schrijf op wat de reden is.",
        Fault.VEILIG_THUIS: "Zeg of Veilig Thuis om advies is gevraagd.",
        Fault.REVIEW_DATE: "Kies de dag waarop u opnieuw kijkt.",
        Fault.REVIEW_RANGE: f"Kies een dag na vandaag, ten hoogste {LONGEST_WITHHELD.days} dagen "
        "verder.",
    },
    refusals={
        Refusal.NOT_HELD: "Deze zaak wordt niet vastgehouden.",
        Refusal.TWO_WITHHOLD: "Deze zaak wordt vastgehouden en niemand is ingelicht. Met deze "
        "reden sluit u haar pas nadat twee mensen besloten om achter te houden. Laat dat eerst "
        "besluiten, of kies een feit waardoor niemand bericht hoeft.",
        Refusal.SECOND_FIRST: "Er wacht een oordeel op een tweede persoon. Geef een tweede "
        "oordeel, of laat het eerste eerst terugnemen.",
        Refusal.NOTHING_WAITS: "Er wacht geen oordeel op een tweede persoon.",
        Refusal.LEAD_DECIDES: "Twee mensen oordeelden verschillend. De teamleider beslist.",
        Refusal.SAME_PERSON: "U gaf zelf al een oordeel. Een ander moet dit doen.",
        Refusal.NOT_YOURS: "Met uw rol kunt u dit in deze zaak niet kiezen.",
        Refusal.TWO_RELEASE: "Niemand neemt een achterhouding alleen terug. Kies Vrijgeven: dan "
        "oordeelt een tweede persoon mee.",
        Refusal.GEZAG_FIRST: "Er is niemand om te informeren; bevestig eerst het gezag.",
        Refusal.NOBODY_TO_TELL: "Er is niemand om te informeren: wie achterblijft, weet het al, "
        "wil geen bericht, of is niet met een nummer bekend.",
        Refusal.LOOK_AGAIN: "Er kwam net iets bij wat nog niet op uw scherm stond. Kijk op de zaak "
        "wat er veranderde, en verstuur dan opnieuw.",
        Refusal.NOTHING_STANDS: "Er is niets om terug te nemen.",
        Refusal.ALREADY_LEFT: "De brief is al weg; terugnemen kan niet meer. Klopte hij niet, of "
        "had hij niet mogen gaan? Laat hem dan herroepen (actie A13): dezelfde persoon krijgt een "
        "brief dat het bericht niet geldt. Is er gevaar? Bel Veilig Thuis of de politie.",
        Refusal.NOBODY_TO_CALL: "Deze persoon hoeft niet (meer) te worden gebeld.",
    },
    choice_label="Wat gebeurt er?",
    reason_label="Waarom?",
    remark_label="Toelichting",
    remark_hint="Alleen wat nodig is om dit besluit te begrijpen. Het wordt versleuteld bewaard.",
    veilig_thuis_label="Is Veilig Thuis om advies gevraagd?",
    veilig_thuis_hint="Veilig Thuis is dag en nacht bereikbaar: 0800-2000.",
    yes="Ja",
    no="Nee",
    only_when_withheld="Alleen invullen als u achterhouden kiest",
    review_label="Wanneer kijkt u opnieuw?",
    review_hint=f"Ten hoogste {LONGEST_WITHHELD.days} dagen vooruit. Op die dag gaat de zaak naar "
    "de teamleider als niemand opnieuw besloot. Er gaat nooit vanzelf iets uit.",
    ask_second_label="Ik wil dat een collega ook oordeelt",
    ask_second_hint="De collega ziet niet wat u koos.",
    takes_two="Dit doen twee mensen. Een collega oordeelt na u, zonder te weten wat u koos. Tot "
    "dan wordt niemand ingelicht.",
    alone="Dit mag u alleen besluiten.",
    held_because="Waarom deze zaak wordt vastgehouden",
    who_is_told="Wie dit betreft",
    told_line="{holder}, over {children}",
    nobody_told="Er is nu niemand om te informeren.",
    skip_reason_label="Waarom hoeft niemand bericht?",
    choose_fact="Kies waarom niemand bericht hoeft.",
    how_known_label="Hoe weet u dat?",
    how_known_missing="Schrijf op hoe u dat weet.",
    take_back_what={
        VerdictState.WAITS: "Het oordeel dat op een tweede persoon wacht, wordt ingetrokken.",
        VerdictState.DIFFERS: "De twee verschillende oordelen worden ingetrokken. Iedereen kan dan "
        "opnieuw oordelen.",
        VerdictState.STANDS: "Het besluit dat nu geldt, wordt teruggenomen.",
    },
    some_left="Let op: er is al een brief weg. Die kunt u alleen laten herroepen (actie A13).",
    must_not_say="Noem nooit een adres, land, school, telefoonnummer of partner, en niet dat de "
    "zaak is vastgehouden.",
    panel="Besluit over het vasthouden",
    waits="Een collega gaf een oordeel. Een tweede persoon moet ook oordelen, zonder te weten wat "
    "de eerste koos. Tot dan wordt niemand ingelicht.",
    differs="Twee mensen oordeelden verschillend. De teamleider beslist. Tot dan wordt niemand "
    "ingelicht.",
    stands={
        Choice.FULL: "Vrijgegeven: wie blijft krijgt een brief.",
        Choice.LIMITED: "Vrijgegeven: wie blijft krijgt een brief zonder datum.",
        Choice.CALL: "Vrijgegeven: RvdK belt wie blijft. Er gaat geen brief.",
        Choice.WITHHOLD: "Achtergehouden: niemand wordt ingelicht.",
    },
    due_review="Opnieuw kijken: {at}. Daarna gaat de zaak naar de teamleider; er gaat niets uit.",
    due_call="Bellen voor: {at}. Daarna gaat de zaak naar de teamleider.",
    came_since="Toch vastgehouden, want na uw besluit kwam erbij:",
    came_holder="iemand met gezag, of een kind, over wie nog niet was besloten",
    came_holders="{count} keer iemand met gezag, of een kind, over wie nog niet was besloten",
    by_one="Besloten door één persoon op {at}.",
    by_two="Besloten door twee personen, het laatst op {at}.",
    judged="Oordeel {number}: {choice}, op {at} ({role})",
    because="Reden: {reason}.",
    asked_veilig_thuis="Veilig Thuis is om advies gevraagd.",
    not_asked_veilig_thuis="Veilig Thuis is niet om advies gevraagd.",
    review_on="Opnieuw kijken op {day}.",
    earlier="Eerdere besluiten ({count})",
    ended={
        EndedBecause.TAKEN_BACK: "teruggenomen",
        EndedBecause.REPLACED: "vervangen door een later besluit",
        EndedBecause.CLOSED: "de zaak is gesloten",
    },
    calling=CALL_NL,
)
