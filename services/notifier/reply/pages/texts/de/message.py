"""The message, the answers and what comes after: in German."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Unsere Nachricht an Sie",
    title_several="Unsere Nachrichten an Sie",
    sent="Nachricht vom {date}",
    why="Sie bekommen diese Nachricht, weil Sie das Sorgerecht (gezag) haben für:",
    born="geboren im Jahr {year}",
    departure="Jemand hat einen Umzug ins Ausland gemeldet.",
    date="Das Datum, das genannt wurde: {date}.",
    country="Das Land, das genannt wurde: {country}.",
    new_date="Das Datum in unserer früheren Nachricht stimmt nicht mehr.",
    consent="Bei uns steht, dass Sie damit einverstanden sind.",
    nothing_wrong="Das bedeutet nicht, dass etwas nicht in Ordnung ist. Vielleicht wissen Sie es schon. Vielleicht haben Sie es so abgesprochen.",
    less="Ein Brief kann bei jemand anderem ankommen. Deshalb steht hier nicht alles. Mit DigiD sehen Sie manchmal mehr.",
    know_title="Gut zu wissen",
    two_people="Haben zwei Menschen zusammen das Sorgerecht? Dann müssen sie sich über einen Umzug ins Ausland einig sein. Können sie sich nicht einigen, dann kann das Gericht entscheiden.",
    islands="Eine Insel des Königreichs, zum Beispiel Aruba oder Bonaire, gilt hier auch als Ausland.",
    abroad_help="Fragen zu Kindern und dem Ausland? Centrum IKO berät kostenlos. Sie zahlen nur Ihre normalen Telefonkosten:",
    question="Was trifft auf Sie zu?",
    question_hint="Wählen Sie eine Antwort. Sie können sie später noch ändern.",
    agree="Ich weiß davon und bin einverstanden.",
    disagree="Ich wusste das nicht, oder ich bin nicht einverstanden.",
    wrong="Das stimmt nicht. Ich möchte, dass jemand es sich ansieht.",
    consent_question="Stimmt das?",
    consent_yes="Ja, das stimmt.",
    consent_changed="Ich bin nicht einverstanden, oder nicht mehr.",
    consent_no="Nein, das habe ich nicht gesagt. Ich möchte, dass jemand es sich ansieht.",
    words="Möchten Sie etwas dazu schreiben?",
    words_hint="Nur die Menschen, die diese Nachricht bearbeiten, lesen das. Wir geben es nicht an die Person weiter, die den Umzug gemeldet hat. Höchstens {most} Zeichen.",
    silence="Antworten Sie nicht? Das bedeutet nicht, dass Sie einverstanden sind.",
    give="Diese Antwort geben",
    done_button="Fertig: Nachricht schließen",
)

_LETTER: Final = "Sie bekommen auch einen Brief. Darin steht, dass wir Ihre Antwort haben."

_AFTER: Final = AfterTexts(
    title="Wir haben Ihre Antwort",
    your_answer="Ihre Antwort:",
    received="Eingegangen am {at}.",
    words_received="Was Sie dazu geschrieben haben, haben wir auch bekommen.",
    more_title="Noch eine Frage",
    more_question="Was passt am besten?",
    more_hint="Sie können diese Frage überspringen. Ihre Antwort haben wir schon.",
    did_not_know="Ich wusste das nicht.",
    do_not_agree="Ich wusste das, aber ich bin nicht einverstanden.",
    more_give="Absenden",
    next_title="Was passiert jetzt?",
    agree_by_code=(
        "Jeder, der Ihren Brief hat, kann den Code benutzen. Deshalb schicken wir Ihnen noch einen Brief. Darin fragen wir, ob diese Antwort stimmt.",
        "Stimmt sie? Dann müssen Sie nichts tun.",
    ),
    agree=("Wir schreiben auf, dass Sie einverstanden sind. Sie müssen jetzt nichts tun.",),
    disagree=(
        "Jemand von uns sieht sich Ihre Antwort so schnell wie möglich an.",
        _LETTER,
        "Wir selbst können eine Reise nicht aufhalten. Möchten Sie wissen, was Sie selbst tun können? Dann rufen Sie Juridisch Loket oder Centrum IKO an. Ist es eilig? Dann rufen Sie auch uns an.",
    ),
    wrong=(
        "Jemand von uns prüft, was nicht stimmt.",
        _LETTER,
        "Möchten Sie mehr erzählen, oder ist es eilig? Rufen Sie uns an.",
    ),
    keep="Möchten Sie das aufbewahren? Drucken Sie diese Seite, oder schreiben Sie auf, wann Sie geantwortet haben.",
    change_title="Möchten Sie anders antworten?",
    change="Das geht, solange wir uns damit beschäftigen.",
    change_button="Meine Antwort ändern",
    take_back_button="Meine Antwort zurücknehmen",
    others="Es gibt noch eine Nachricht für Sie",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Diese Nachricht wird angesehen",
        lines=(
            "Jemand von uns sieht sich diese Nachricht an. Sie können hier jetzt keine Antwort geben.",
            "Sie müssen jetzt nichts tun. Möchten Sie uns etwas sagen? Rufen Sie uns an.",
        ),
    ),
    heard="Wir haben Ihre Antwort bekommen.",
    recalled=QuietText(
        title="Unsere Nachricht stimmte nicht",
        lines=(
            "Wir haben Ihnen eine Nachricht geschickt, die nicht stimmte. Sie gilt nicht mehr.",
            "Sie müssen nichts tun. Es tut uns leid.",
        ),
    ),
    taken_back=QuietText(
        title="Ihre Antwort ist zurückgenommen",
        lines=(
            "Sie haben jetzt keine Antwort gegeben. Das bedeutet nicht, dass Sie einverstanden sind.",
            "Sie können wieder antworten. Auch später.",
        ),
    ),
    done=QuietText(
        title="Sie sind fertig",
        lines=(
            "Wir zeigen die Nachricht jetzt nicht mehr. Auch der Knopf „Zurück“ zeigt sie nicht mehr.",
            "Schließen Sie jetzt dieses Fenster. Ist das nicht Ihr eigenes Telefon oder Ihr eigener Computer? Dann löschen Sie auch den Verlauf des Browsers.",
        ),
    ),
    nothing=QuietText(
        title="Ihre Nachrichten",
        lines=(
            "Hier ist im Moment keine Nachricht für Sie.",
            "Haben Sie einen Brief von uns? Dann benutzen Sie den Code aus dem Brief, oder rufen Sie uns an.",
        ),
    ),
)
