"""Around every page, the start, and what can go wrong: in German."""

from typing import Final

from notifier.reply.pages.texts.visit_shape import (
    AroundTexts,
    MistakeTexts,
    StartTexts,
    TroubleText,
    TroubleTexts,
    VisitTexts,
)

_AROUND: Final = AroundTexts(
    skip="Zum Inhalt",
    languages="Wählen Sie Ihre Sprache",
    quick_exit="Schnell weg",
    read_aloud="Vorlesen",
    read_stop="Vorlesen stoppen",
    reading="Die Seite wird vorgelesen.",
    read_stopped="Das Vorlesen ist beendet.",
    read_no_voice="Ihr Telefon oder Computer hat keine Stimme für diese Sprache.",
    test_mode="Das ist ein Test. Hier gibt es keine echten Menschen.",
    translation="Dies ist eine Übersetzung. Noch niemand mit dieser Muttersprache hat sie geprüft. Bei Unterschieden gilt der niederländische Text.",
    to_dutch="Diese Seite auf Niederländisch lesen",
    help_title="Hilfe, kostenlos",
    help_danger="Direkte Gefahr?",
    help_not_safe="Fühlen Sie oder Ihr Kind sich nicht sicher? Veilig Thuis (Sicheres Zuhause), Tag und Nacht:",
    help_despair="Geht es Ihnen sehr schlecht? 113, Tag und Nacht:",
    help_legal="Fragen zu Ihren Rechten? Juridisch Loket (Rechtsberatung):",
    help_free="Diese Nummern sind kostenlos.",
    contact_title="Fragen? Rufen Sie uns an",
    contact="Rufen Sie an: {phone}. Sie zahlen nur Ihre normalen Telefonkosten. Wir helfen Ihnen auch in einer anderen Sprache.",
    footer="Über diese Website",
    start="Antwort geben",
    rights="Ihre Daten und Ihre Rechte",
    statement="Barrierefreiheit",
    mistakes_title="Etwas ist noch nicht richtig ausgefüllt",
    mistake="Fehler",
    optional="darf leer bleiben",
    closes_by_itself="Tun Sie {minutes} Minuten lang nichts? Dann schließen wir diese Seite. Das ist sicherer.",
    closing_title="Sind Sie noch da?",
    closing="Wir schließen diese Seite gleich. Was Sie geschrieben haben, ist dann weg.",
    stay="Ja, ich bin noch da",
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    day="{day}. {month} {year}",
    at="{day} um {time} Uhr",
)

_START: Final = StartTexts(
    title="Auf unsere Nachricht antworten",
    lead="Haben Sie eine Nachricht von uns über Ihr Kind bekommen? Hier können Sie sie lesen und antworten.",
    trust="Das ist kostenlos. Wir fragen Sie nie nach Geld oder nach Ihren Bankdaten.",
    code_title="Mit dem Code aus dem Brief",
    code="Code",
    code_hint="Der Code steht im Brief. Leerzeichen, Striche und Großbuchstaben sind nicht wichtig.",
    birth="Geburtsdatum Ihres Kindes",
    birth_hint="Geht es im Brief um mehrere Kinder? Dann wählen Sie ein Kind. Zum Beispiel: 9\u00a04\u00a02016 (Tag, Monat, Jahr).",
    day="Tag",
    month="Monat",
    year="Jahr",
    go_on="Nachricht lesen",
    login_title="Mit DigiD",
    login="Mit DigiD brauchen Sie keinen Code. Sie sehen dann manchmal auch mehr.",
    login_button="Mit DigiD anmelden",
    no_code_title="Haben Sie keinen Code, oder klappt es nicht?",
    no_code="Rufen Sie an: {phone}. Oder schreiben Sie an {address}. Sie dürfen auch so antworten.",
    silence="Antworten Sie nicht? Das bedeutet nicht, dass Sie einverstanden sind.",
    watched_title="Sieht jemand mit auf Ihren Bildschirm?",
    watched="Wählen Sie oben auf der Seite „Schnell weg“. Dann kommen Sie sofort auf eine andere Website. Ihr Browser kann sich aber merken, dass Sie hier waren.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Geben Sie den Code aus dem Brief ein.",
    code_shape="Dieser Code ist zu kurz oder zu lang, oder es steht ein anderes Zeichen darin. Der Code hat {length} Buchstaben und Ziffern.",
    code_typo="In dem Code ist ein Tippfehler. Prüfen Sie die Buchstaben und Ziffern noch einmal.",
    birth_missing="Geben Sie das Geburtsdatum Ihres Kindes ein: den Tag, den Monat und das Jahr.",
    birth_not_a_date="Dieses Datum gibt es nicht. Geben Sie den Tag, den Monat und das Jahr in Ziffern ein.",
    birth_in_future="Dieses Datum liegt in der Zukunft. Geben Sie den Tag ein, an dem Ihr Kind geboren ist.",
    answer_missing="Wählen Sie eine Antwort.",
    words_too_long="Ihr Text ist zu lang. Sie können höchstens {most} Zeichen verwenden.",
    knew_missing="Wählen Sie, was am besten passt. Sie können diese Frage auch überspringen.",
)

_CALL: Final = "Sie können auch anrufen: {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="Wir können keine Nachricht öffnen",
        text="Mit diesem Code und diesem Geburtsdatum geht es nicht. Vielleicht ist ein Fehler darin. Vielleicht gilt der Code nicht mehr.",
        do="Prüfen Sie beides noch einmal. Klappt es wieder nicht? Dann rufen Sie an: {phone}.",
    ),
    too_many=TroubleText(
        title="Bitte warten Sie etwas",
        text="Es wurde zu oft versucht, eine Nachricht zu öffnen. Deshalb geht es gerade nicht. So schützen wir Ihre Nachricht.",
        do="Versuchen Sie es in {wait} Minuten noch einmal. " + _CALL,
    ),
    too_many_call="Rufen Sie uns an: {phone}.",
    unavailable=TroubleText(
        title="Das geht im Moment nicht",
        text="Das liegt an uns. Wir haben nichts von dem gespeichert, was Sie gerade geschrieben haben.",
        do="Versuchen Sie es in ein paar Minuten noch einmal. " + _CALL,
    ),
    session_over=TroubleText(
        title="Diese Seite ist geschlossen",
        text="Sie haben eine Zeit lang nichts getan, oder Sie haben hier noch nichts geöffnet. Deshalb zeigen wir keine Nachricht.",
        do="Möchten Sie weitermachen? Dann öffnen Sie die Nachricht noch einmal.",
    ),
    not_sent="Die Antwort, die Sie gerade geben wollten, ist nicht bei uns angekommen.",
    form_not_ours=TroubleText(
        title="Das ist nicht angekommen",
        text="Wir sind nicht sicher, ob das von Ihrer Seite kam. Deshalb haben wir nichts damit gemacht.",
        do="Fangen Sie noch einmal an. Klappt es wieder nicht? Dann rufen Sie an: {phone}.",
    ),
    not_found=TroubleText(
        title="Diese Seite gibt es nicht",
        text="Vielleicht ist ein Fehler in der Adresse.",
        do="Gehen Sie zurück zum Anfang. " + _CALL,
    ),
    fault=TroubleText(
        title="Etwas ist schiefgegangen",
        text="Das liegt an uns. Wir sind nicht sicher, ob Ihre Antwort angekommen ist.",
        do="Öffnen Sie die Nachricht noch einmal. Dann sehen Sie, ob wir Ihre Antwort haben. "
        + _CALL,
    ),
    again="Noch einmal anfangen",
    mention="Rufen Sie uns an? Dann nennen Sie diesen Code: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
