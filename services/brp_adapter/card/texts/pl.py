"""The card in Polish."""

from typing import Final

from brp_adapter.card.words import Answered, Words

PL: Final = Words(
    code="pl",
    name="Polski",
    language="Język",
    title="Twoje dziecko przeprowadza się za granicę",
    alone="Przeczytaj to w samotności. Nikt nie może czytać razem z Tobą.",
    text=(
        "Zgłaszasz, że Twoje dziecko przeprowadza się za granicę.",
        "Czy jeszcze ktoś inny ma władzę rodzicielską nad Twoim dzieckiem?",
        "Wtedy ta osoba dostanie o tym krótką wiadomość.",
        "W tej wiadomości nigdy nie ma Twojego adresu ani numeru telefonu.",
    ),
    question="Czy to bezpieczne, jeśli ta osoba dostanie tę wiadomość?",
    safe="Tak, to bezpieczne",
    not_safe="Nie, to nie jest bezpieczne",
    unsure="Nie wiem",
    no_proof="Nie jest bezpiecznie? Wtedy nic nie wysyłamy. Najpierw ktoś do Ciebie "
    "zadzwoni. Nie musisz niczego udowadniać.",
    consent="Masz zgodę tej osoby albo sądu? Możesz ją pokazać w gminie.",
    after_safe=Answered(
        title="Twoja odpowiedź jest zapisana",
        text=("Teraz sprawdzamy, kto musi dostać wiadomość.",),
    ),
    after_not_safe=Answered(
        title="Nic nie wysyłamy",
        text=(
            "Najpierw ktoś do Ciebie zadzwoni. Nie musisz niczego udowadniać.",
            "Zadzwonimy pod numer podany w gminie.",
            "Rozmowa pod tym numerem nie jest bezpieczna? Powiedz to pracownikowi gminy.",
        ),
    ),
    after_unsure=Answered(
        title="Na razie nic nie wysyłamy",
        text=(
            "Najpierw ktoś do Ciebie zadzwoni i pomyśli razem z Tobą.",
            "Zadzwonimy pod numer podany w gminie.",
            "Rozmowa pod tym numerem nie jest bezpieczna? Powiedz to pracownikowi gminy.",
        ),
    ),
    mistaken="To był zły przycisk: jest bezpiecznie",
    after_mistaken=Answered(
        title="Zapisaliśmy, że jest bezpiecznie",
        text=("Dla pewności ktoś i tak najpierw zadzwoni. Do tego czasu nic nie wysyłamy.",),
    ),
    not_safe_after_all="Jednak nie jest bezpiecznie",
    finish="Gotowe: zamknij kartę",
    finished=Answered(
        title="Gotowe",
        text=("Karta jest zamknięta. Możesz oddać ekran.",),
    ),
    refused=Answered(
        title="Ta karta nie jest już otwarta",
        text=("Poproś gminę o ponowne otwarcie karty.",),
    ),
    unavailable=Answered(
        title="Twoja odpowiedź nie została zapisana",
        text=(
            "Coś u nas nie zadziałało. Spróbuj jeszcze raz.",
            "Nie działa? Powiedz odpowiedź pracownikowi gminy.",
        ),
    ),
    later="Później przestanie być bezpiecznie? Powiedz to swojej gminie. Zawsze możesz.",
    help_title="Bezpłatna pomoc",
    help=(
        "Ty lub Twoje dziecko nie czujecie się bezpiecznie? Veilig Thuis, 0800-2000, dzień i noc.",
        "W niebezpieczeństwie: 112.",
    ),
    child_title="Dla Ciebie, jeśli masz 12 lat lub więcej",
    child=(
        "Ktoś zgłosił, że przeprowadzasz się za granicę.",
        "Chcesz z kimś o tym porozmawiać? Kindertelefon jest dla Ciebie: 0800-0432.",
        "Zawsze możesz, także w tajemnicy.",
    ),
    paper="Ta karta na papierze",
    on_paper="Powiedz odpowiedź pracownikowi, gdy nikogo innego nie ma. Albo ją wskaż.",
    print_it="Wydrukuj tę stronę w przeglądarce. Karta dla dziecka jest na osobnej kartce.",
)
