"""Rights and accessibility: in German."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Ihre Daten und Ihre Rechte",
    lead="Hier lesen Sie, was wir über Sie wissen, warum, und was Sie dagegen tun können.",
    who=Section(
        "Wer sind wir?",
        (
            "Wir sind {sender}. Wir schreiben an Menschen, die das Sorgerecht (gezag) für ein Kind haben, wenn jemand meldet, dass das Kind ins Ausland zieht.",
            "Rufen Sie an: {phone}. Oder schreiben Sie an {address}.",
        ),
    ),
    data=Section(
        "Welche Daten benutzen wir?",
        (
            "Von Ihnen: Ihren Namen, Ihre Adresse und Ihre Bürgerservicenummer (BSN), und dass Sie das Sorgerecht haben.",
            "Von Ihrem Kind: den Namen, das Geburtsdatum, die Bürgerservicenummer und den Umzug.",
            "Das kommt aus dem niederländischen Melderegister (BRP). Dazu kommt, was Sie uns antworten.",
        ),
    ),
    ground=Section(
        "Warum dürfen wir das?",
        (
            "Ohne eine Grundlage im Gesetz schicken wir nichts. Welche Grundlage das ist, steht hier nicht, denn sie kann je nach Gemeinde anders sein. Rufen Sie uns an, dann sagen wir es Ihnen.",
        ),
    ),
    hidden=Section(
        "Was Sie hier nicht sehen, und warum",
        (
            "Wir zeigen nie, wo jemand wohnt oder wohnen wird. Das tun wir für die Sicherheit aller.",
            "Ohne DigiD zeigen wir auch kein Datum. Ein Brief kann bei jemand anderem ankommen.",
        ),
    ),
    see=Section(
        "Ihre Daten ansehen",
        (
            "Sie dürfen wissen, welche Daten wir von Ihnen haben. Rufen Sie uns an oder schreiben Sie uns.",
            "Manchmal zeigen wir etwas nicht, um jemand anderen zu schützen.",
        ),
    ),
    correct=Section(
        "Stimmt etwas nicht?",
        (
            "Öffnen Sie die Nachricht und wählen Sie: „Das stimmt nicht“. Sie dürfen auch anrufen.",
            "Ist etwas im BRP falsch? Dann bitten Sie Ihre Gemeinde, es zu berichtigen.",
        ),
    ),
    object=Section(
        "Widersprechen",
        (
            "Möchten Sie nicht, dass wir Ihre Daten benutzen? Schreiben Sie uns, warum. Dann sieht es sich ein Mensch noch einmal an.",
        ),
    ),
    complain=Section(
        "Eine Beschwerde",
        (
            "Rufen Sie uns an oder schreiben Sie uns. Wir möchten es gerne zusammen lösen.",
            "Hilft das nicht? Geht es um Ihre Daten, dann können Sie sich an die niederländische Datenschutzbehörde wenden: autoriteitpersoonsgegevens.nl. Geht es darum, wie wir mit Ihnen umgehen, dann an den Nationalen Ombudsmann: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "Wie lange bewahren wir das auf?",
        (
            "Nicht länger als nötig. Rufen Sie uns an oder schreiben Sie uns, dann sagen wir Ihnen, wie lange das bei Ihnen ist.",
            "Auf Ihrem Telefon oder Computer speichern wir nichts von der Nachricht.",
        ),
    ),
    cookies=Section(
        "Cookies",
        (
            "Wir benutzen ein Cookie für die Sprache, die Sie wählen, und eines, solange Sie eine Nachricht geöffnet haben. Wir verfolgen Sie nicht.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Barrierefreiheit dieser Seiten",
    lead="Jeder muss eine Nachricht lesen und antworten können. Das Maß ist die Norm EN 301 549, mit WCAG 2.2 Stufe A und AA.",
    status=Section(
        "Wie es jetzt ist",
        (
            "Status C: erste Maßnahmen sind getroffen. Wir kennen keinen Punkt, an dem eine Seite nicht genügt. Aber nur die Hersteller haben die Seiten untersucht.",
        ),
    ),
    tested=Section(
        "Was getestet ist",
        (
            "Ein Programm (axe) untersucht jede Seite in einem echten Browser, auf Niederländisch, Englisch und Arabisch.",
            "Alles geht nur mit der Tastatur, auf einem schmalen Bildschirm und ohne JavaScript.",
            "Es gibt einen Knopf zum Vorlesen, wenn Ihr Telefon oder Computer das kann.",
        ),
    ),
    not_tested=Section(
        "Was noch nicht getestet ist",
        (
            "Menschen mit einer Behinderung haben die Seiten noch nicht ausprobiert.",
            "Bildschirmleser, zum Beispiel VoiceOver und NVDA, sind noch nicht ausprobiert.",
            "Die Übersetzungen sind noch nicht von Menschen mit dieser Muttersprache geprüft.",
            "Die Seite von DigiD ist nicht von uns.",
        ),
    ),
    complain=Section(
        "Klappt etwas nicht?",
        (
            "Rufen Sie an: {phone}. Oder schreiben Sie uns. Sagen Sie, welche Seite es ist und was nicht klappt.",
            "Hilft das nicht? Dann können Sie sich an den Nationalen Ombudsmann oder das niederländische Institut für Menschenrechte wenden.",
        ),
    ),
    date="Erstellt von den Herstellern am 22. November 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
