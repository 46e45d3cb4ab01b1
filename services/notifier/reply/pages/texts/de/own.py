"""What is said to whoever logs in: in German."""

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
        title="Sie sind angemeldet",
        text="Es geht gleich von selbst weiter.",
        do="Weiter",
    ),
    level=TroubleText(
        title="Melden Sie sich mit einem höheren Niveau an",
        text="Sie haben sich angemeldet, aber nicht sicher genug. Wir zeigen vertrauliche Dinge über "
        "Ihr Kind. Darum bitten wir um die DigiD-App mit ID-Check.",
        do="Öffnen Sie die DigiD-App und machen Sie dort den ID-Check. Melden Sie sich danach noch "
        "einmal an. Geht das nicht? Benutzen Sie den Code aus Ihrem Brief oder rufen Sie {phone}"
        " an.",
    ),
    for_another=TroubleText(
        title="Sie haben sich für jemand anderen angemeldet",
        text="Diese Nachricht ist nur für den Elternteil oder Vormund selbst.",
        do="Melden Sie sich mit Ihrem eigenen DigiD an. Helfen Sie jemandem? Rufen Sie {phone} an. "
        "Wir helfen Ihnen weiter.",
    ),
    cancelled=TroubleText(
        title="Sie sind nicht angemeldet",
        text="Sie haben die Anmeldung abgebrochen. Es wurde nichts gespeichert.",
        do="Sie können sich noch einmal anmelden. Sie können auch den Code aus Ihrem Brief "
        "benutzen.",
    ),
    away=TroubleText(
        title="Anmelden geht gerade nicht",
        text="Wir bekommen keine Antwort von DigiD. Das liegt nicht an Ihnen.",
        do="Benutzen Sie den Code aus Ihrem Brief oder versuchen Sie es später noch einmal. Sie "
        "können auch {phone} anrufen.",
    ),
    again=TroubleText(
        title="Die Anmeldung hat nicht geklappt",
        text="Die Anmeldung hat zu lange gedauert oder wurde schon benutzt. Vielleicht melden Sie "
        "sich auch in einem anderen Fenster an.",
        do="Versuchen Sie es noch einmal. Benutzen Sie dabei nur ein Fenster.",
    ),
    no_number=TroubleText(
        title="Wir kennen Sie nach der Anmeldung nicht",
        text="Wir haben keine Bürgerservicenummer (BSN) von Ihnen bekommen.",
        do="Benutzen Sie den Code aus Ihrem Brief oder rufen Sie {phone} an.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Gespeichert.",
    code_sent="Ein Code ist unterwegs.",
    confirmed="Bestätigt.",
    dropped="Entfernt.",
    objected="Ihr Widerspruch ist festgehalten.",
    taken_back="Ihr Widerspruch ist zurückgenommen.",
    silenced="Festgehalten: Sie bekommen nie eine Nachricht von uns.",
    unsilenced="Festgehalten: Sie bekommen wieder Nachrichten von uns.",
    erased="Ihre Wünsche sind gelöscht.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Füllen Sie etwas aus.",
    not_an_address="Das ist keine E-Mail-Adresse. Eine E-Mail-Adresse sieht so aus: name@beispiel.de.",
    not_a_number="Das ist keine Telefonnummer.",
    not_mobile="Das ist keine Handynummer. Eine niederländische Handynummer beginnt mit 06.",
    code_wrong="Dieser Code stimmt nicht. Sehen Sie noch einmal in die neueste Nachricht.",
    code_over="Dieser Code gilt nicht mehr. Fordern Sie einen neuen Code an.",
    too_many_codes="Sie haben heute zu oft um einen Code gebeten. Versuchen Sie es morgen wieder.",
    child_number="Das ist keine Bürgerservicenummer. Sie hat neun Ziffern und steht im Pass oder auf dem "
    "Personalausweis.",
    not_ticked="Setzen Sie ein Häkchen, wenn Sie sicher sind.",
)
_ENROL: Final = EnrolTexts(
    link="Ihre Wünsche, und vorher widersprechen",
    title="Ihre Wünsche",
    lead="Hier sagen Sie vorher, wie Sie am liebsten von uns hören. Das müssen Sie nicht.",
    nothing_said="Es ändert nie, ob wir Ihnen etwas mitteilen. Diese Seite sagt auch nicht, ob etwas los ist.",
    wishes_title="Wie möchten Sie am liebsten von uns hören?",
    way_none="Kein Wunsch",
    way_box="In meiner Berichtenbox bei MijnOverheid",
    way_letter="Mit einem Brief",
    way_phone="Mit einem Anruf",
    way_more="Meistens bekommen Sie auch einen Brief.",
    large_print="Ich möchte Briefe in großer Schrift.",
    save="Speichern",
    hints_title="Ein Hinweis, wenn es eine Nachricht gibt",
    hints="Im Hinweis steht kein Name, kein Link und nicht, worum es geht.",
    hints_shared="Kann jemand anders Ihr Telefon oder Ihre E-Mails lesen? Dann füllen Sie nichts aus.",
    email="E-Mail-Adresse",
    sms="Handynummer",
    give="Code schicken",
    code="Code mit sechs Ziffern",
    code_hint="Wir schicken den Code in wenigen Minuten. Er gilt eine halbe Stunde.",
    confirm="Bestätigen",
    unverified="Noch nicht bestätigt. Es wird nichts dorthin geschickt.",
    verified="Bestätigt.",
    failed="Ein Hinweis ist hier nicht angekommen. Entfernen Sie sie oder geben Sie sie neu ein.",
    drop="Entfernen",
    object_title="Vorher widersprechen",
    object_text="Möchten Sie nicht, dass Ihr Kind ins Ausland zieht? Das können Sie schon jetzt sagen. "
    "Meldet jemand später einen Umzug, dann sieht sich ein Mensch das sofort an.",
    object_not="Ihr Widerspruch verhindert einen Umzug nicht von selbst. Ein Gericht kann das.",
    object_number="Bürgerservicenummer (BSN) Ihres Kindes",
    object_hint="Neun Ziffern. Lassen Sie das Feld leer, dann gilt es für alle Ihre Kinder. Wir sagen nicht,"
    " ob wir dieses Kind kennen.",
    object_go="Widerspruch festhalten",
    stands_all="Widerspruch für alle Ihre Kinder, vom {at}.",
    stands_one="Widerspruch für ein Kind, vom {at}.",
    take_back="Zurücknehmen",
    silence_title="Nie eine Nachricht von uns",
    silence_text="Sie können wählen, dass wir Ihnen nie etwas mitteilen. Auch nicht, wenn Ihr Kind ins "
    "Ausland ziehen soll. Sie können das jederzeit ändern.",
    silence_force="Zwingt Sie jemand dazu? Dann tun Sie es nicht und rufen Sie {phone} an.",
    silence_check="Ja, ich möchte nie eine Nachricht.",
    silence_go="Festhalten",
    silent="Sie haben gewählt, dass Sie nie eine Nachricht von uns bekommen.",
    unsilence="Ich möchte wieder Nachrichten bekommen",
    erase_title="Alles löschen",
    erase_text="Wir löschen Ihre Wünsche, Ihre E-Mail-Adresse und Ihre Handynummer. Ein Widerspruch bleibt "
    "stehen. Den nehmen Sie selbst zurück.",
    erase_go="Meine Wünsche löschen",
    back="Zu Ihren Nachrichten",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
