"""The card in German."""

from typing import Final

from brp_adapter.card.words import Answered, Words

DE: Final = Words(
    code="de",
    name="Deutsch",
    language="Sprache",
    title="Ihr Kind zieht ins Ausland",
    alone="Lesen Sie dies allein. Niemand darf mitlesen.",
    text=(
        "Sie geben an, dass Ihr Kind ins Ausland zieht.",
        "Hat noch jemand anderes das Sorgerecht für Ihr Kind?",
        "Dann bekommt diese Person darüber eine kurze Nachricht.",
        "In dieser Nachricht stehen nie Ihre Adresse oder Ihre Telefonnummer.",
    ),
    question="Ist es sicher, wenn diese Person diese Nachricht bekommt?",
    safe="Ja, das ist sicher",
    not_safe="Nein, das ist nicht sicher",
    unsure="Ich weiß es nicht",
    no_proof="Ist es nicht sicher? Dann schicken wir nichts. Zuerst ruft Sie jemand "
    "an. Sie müssen nichts beweisen.",
    consent="Haben Sie die Zustimmung dieser Person oder eines Gerichts? Dann können "
    "Sie sie der Gemeinde zeigen.",
    after_safe=Answered(
        title="Ihre Antwort ist aufgeschrieben",
        text=("Wir sehen jetzt nach, wer eine Nachricht bekommen muss.",),
    ),
    after_not_safe=Answered(
        title="Wir schicken nichts",
        text=(
            "Zuerst ruft Sie jemand an. Sie müssen nichts beweisen.",
            "Wir rufen die Nummer an, die Sie der Gemeinde gegeben haben.",
            "Ist ein Anruf dort nicht sicher? Sagen Sie es der Person am Schalter.",
        ),
    ),
    after_unsure=Answered(
        title="Wir schicken vorerst nichts",
        text=(
            "Zuerst ruft Sie jemand an und überlegt mit Ihnen.",
            "Wir rufen die Nummer an, die Sie der Gemeinde gegeben haben.",
            "Ist ein Anruf dort nicht sicher? Sagen Sie es der Person am Schalter.",
        ),
    ),
    mistaken="Ich habe falsch gedrückt: Es ist sicher",
    after_mistaken=Answered(
        title="Wir haben aufgeschrieben, dass es sicher ist",
        text=("Zur Sicherheit ruft Sie trotzdem zuerst jemand an. Bis dahin schicken wir nichts.",),
    ),
    not_safe_after_all="Doch nicht sicher",
    finish="Fertig: diese Karte schließen",
    finished=Answered(
        title="Sie sind fertig",
        text=("Die Karte ist geschlossen. Sie können den Bildschirm zurückgeben.",),
    ),
    refused=Answered(
        title="Diese Karte ist nicht mehr offen",
        text=("Bitten Sie die Gemeinde, die Karte noch einmal zu öffnen.",),
    ),
    unavailable=Answered(
        title="Ihre Antwort ist nicht gespeichert",
        text=(
            "Bei uns ist etwas schiefgegangen. Versuchen Sie es noch einmal.",
            "Klappt es nicht? Sagen Sie Ihre Antwort der Person am Schalter.",
        ),
    ),
    later="Wird es später nicht sicher? Sagen Sie es Ihrer Gemeinde. Das geht immer.",
    help_title="Kostenlose Hilfe",
    help=(
        "Fühlen Sie oder Ihr Kind sich nicht sicher? Veilig Thuis, 0800-2000, Tag und Nacht.",
        "Bei Gefahr: 112.",
    ),
    child_title="Für dich, wenn du 12 Jahre oder älter bist",
    child=(
        "Jemand hat angegeben, dass du ins Ausland ziehst.",
        "Möchtest du mit jemandem darüber reden? Das Kindertelefoon ist für dich da: 0800-0432.",
        "Das darfst du immer, auch heimlich.",
    ),
    paper="Diese Karte auf Papier",
    on_paper="Sagen Sie Ihre Antwort der Person am Schalter, wenn Sie allein sind. "
    "Oder zeigen Sie darauf.",
    print_it="Drucken Sie diese Seite mit Ihrem Browser. Die Karte für das Kind ist "
    "ein eigenes Blatt.",
)
