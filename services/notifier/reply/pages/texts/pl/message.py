"""The message, the answers and what comes after: in Polish."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Nasza wiadomość do Pana/Pani",
    title_several="Nasze wiadomości do Pana/Pani",
    sent="Wiadomość z dnia {date}",
    why="Ta wiadomość przyszła do Pana/Pani z powodu władzy rodzicielskiej (gezag) nad:",
    born="rok urodzenia: {year}",
    departure="Ktoś zgłosił przeprowadzkę za granicę.",
    date="Podana data: {date}.",
    country="Podany kraj: {country}.",
    new_date="Data w naszej wcześniejszej wiadomości nie jest już prawidłowa.",
    consent="U nas jest zapisane, że się Pan/Pani na to zgadza.",
    nothing_wrong="To nie znaczy, że dzieje się coś złego. Może Pan/Pani już o tym wie. Może tak zostało ustalone.",
    less="List może trafić do kogoś innego. Dlatego nie wszystko jest tu napisane. Z DigiD czasem widać więcej.",
    know_title="Warto wiedzieć",
    two_people="Czy dwie osoby mają razem władzę rodzicielską? Wtedy muszą się zgodzić co do przeprowadzki za granicę. Jeśli się nie zgadzają, może zdecydować sąd.",
    islands="Wyspa Królestwa, na przykład Aruba lub Bonaire, też liczy się tutaj jako zagranica.",
    abroad_help="Pytania o dzieci i zagranicę? Centrum IKO doradza bezpłatnie. Płaci się tylko zwykły koszt rozmowy:",
    question="Co jest zgodne z prawdą?",
    question_hint="Proszę wybrać jedną odpowiedź. Później można ją jeszcze zmienić.",
    agree="Wiem o tym i się zgadzam.",
    disagree="Nie było mi to wiadome albo się nie zgadzam.",
    wrong="To się nie zgadza. Chcę, żeby ktoś to sprawdził.",
    consent_question="Czy to prawda?",
    consent_yes="Tak, to prawda.",
    consent_changed="Nie zgadzam się albo już się nie zgadzam.",
    consent_no="Nie, to nie są moje słowa. Chcę, żeby ktoś to sprawdził.",
    words="Czy chce Pan/Pani coś dopisać?",
    words_hint="Czytają to tylko osoby, które zajmują się tą wiadomością. Nie przekazujemy tego osobie, która zgłosiła przeprowadzkę. Najwyżej {most} znaków.",
    silence="Brak odpowiedzi nie oznacza zgody.",
    give="Wyślij tę odpowiedź",
    done_button="Gotowe: zamknij tę wiadomość",
)

_LETTER: Final = "Przyjdzie też list. Będzie w nim napisane, że mamy odpowiedź."

_AFTER: Final = AfterTexts(
    title="Mamy Pana/Pani odpowiedź",
    your_answer="Odpowiedź:",
    received="Otrzymano {at}.",
    words_received="Dopisany tekst też do nas dotarł.",
    more_title="Jeszcze jedno pytanie",
    more_question="Co najlepiej pasuje?",
    more_hint="To pytanie można pominąć. Odpowiedź już mamy.",
    did_not_know="Nie było mi to wiadome.",
    do_not_agree="Było mi to wiadome, ale się nie zgadzam.",
    more_give="Wyślij",
    next_title="Co teraz się stanie?",
    agree_by_code=(
        "Każdy, kto ma ten list, może użyć kodu. Dlatego wyślemy jeszcze jeden list. Zapytamy w nim, czy ta odpowiedź jest prawdziwa.",
        "Jest prawdziwa? Wtedy nie trzeba nic robić.",
    ),
    agree=("Zapisujemy, że się Pan/Pani zgadza. Teraz nie trzeba nic robić.",),
    disagree=(
        "Ktoś z nas jak najszybciej zajmie się tą odpowiedzią.",
        _LETTER,
        "Sami nie możemy zatrzymać podróży. Chce Pan/Pani wiedzieć, co można zrobić? Proszę zadzwonić do Juridisch Loket lub Centrum IKO. To pilne? Proszę zadzwonić też do nas.",
    ),
    wrong=(
        "Ktoś z nas sprawdzi, co się nie zgadza.",
        _LETTER,
        "Chce Pan/Pani powiedzieć więcej albo to pilne? Prosimy o telefon.",
    ),
    keep="Chce Pan/Pani to zachować? Proszę wydrukować tę stronę albo zapisać, kiedy została dana odpowiedź.",
    change_title="Chce Pan/Pani odpowiedzieć inaczej?",
    change="Można to zrobić, dopóki się tym zajmujemy.",
    change_button="Zmień moją odpowiedź",
    take_back_button="Cofnij moją odpowiedź",
    others="Jest dla Pana/Pani jeszcze jedna wiadomość",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Ta wiadomość jest sprawdzana",
        lines=(
            "Ktoś z nas sprawdza tę wiadomość. Teraz nie można tu odpowiedzieć.",
            "Teraz nie trzeba nic robić. Chce Pan/Pani nam coś powiedzieć? Prosimy o telefon.",
        ),
    ),
    heard="Otrzymaliśmy odpowiedź.",
    recalled=QuietText(
        title="Nasza wiadomość była błędna",
        lines=(
            "Wysłaliśmy Panu/Pani wiadomość, która była błędna. Nie jest już ważna.",
            "Nie trzeba nic robić. Przepraszamy.",
        ),
    ),
    taken_back=QuietText(
        title="Odpowiedź została cofnięta",
        lines=(
            "Teraz nie ma od Pana/Pani odpowiedzi. To nie oznacza zgody.",
            "Można odpowiedzieć ponownie. Później też.",
        ),
    ),
    done=QuietText(
        title="Gotowe",
        lines=(
            "Nie pokazujemy już wiadomości. Przycisk „wstecz” też już jej nie pokaże.",
            "Proszę teraz zamknąć to okno. To nie jest własny telefon lub komputer? Proszę usunąć też historię przeglądarki.",
        ),
    ),
    nothing=QuietText(
        title="Pana/Pani wiadomości",
        lines=(
            "Teraz nie ma tu dla Pana/Pani wiadomości.",
            "Ma Pan/Pani od nas list? Proszę użyć kodu z listu albo do nas zadzwonić.",
        ),
    ),
)
