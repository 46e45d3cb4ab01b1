"""Around every page, the start, and what can go wrong: in Polish."""

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
    skip="Przejdź do treści",
    languages="Wybór języka",
    quick_exit="Szybkie wyjście",
    read_aloud="Czytaj na głos",
    read_stop="Zatrzymaj czytanie",
    reading="Strona jest czytana na głos.",
    read_stopped="Czytanie zostało zatrzymane.",
    read_no_voice="Ten telefon lub komputer nie ma głosu dla tego języka.",
    test_mode="To jest próba. Nie ma tu prawdziwych osób.",
    translation="To jest tłumaczenie. Nie sprawdziła go jeszcze żadna osoba, dla której jest to język ojczysty. W razie różnic obowiązuje tekst niderlandzki.",
    to_dutch="Przeczytaj tę stronę po niderlandzku",
    help_title="Bezpłatna pomoc",
    help_danger="Bezpośrednie niebezpieczeństwo?",
    help_not_safe="Pan/Pani lub dziecko nie czuje się bezpiecznie? Veilig Thuis (Bezpieczny dom), dzień i noc:",
    help_despair="Jest Panu/Pani bardzo ciężko? 113, dzień i noc:",
    help_legal="Pytania o prawa? Juridisch Loket (porady prawne):",
    help_free="Te numery są bezpłatne.",
    contact_title="Pytania? Prosimy o telefon",
    contact="Numer: {phone}. Płaci się tylko zwykły koszt rozmowy. Pomagamy też w innym języku.",
    footer="O tej stronie",
    start="Odpowiedź",
    rights="Pana/Pani dane i prawa",
    statement="Dostępność",
    mistakes_title="Coś jest jeszcze źle wypełnione",
    mistake="Błąd",
    optional="może zostać puste",
    closes_by_itself="Jeśli przez {minutes} minut nic się nie dzieje, zamykamy tę stronę. Tak jest bezpieczniej.",
    closing_title="Czy nadal Pan/Pani tu jest?",
    closing="Za chwilę zamkniemy tę stronę. Wpisany tekst wtedy zniknie.",
    stay="Tak, nadal tu jestem",
    months=(
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ),
    day="{day} {month} {year}",
    at="{day} o godzinie {time}",
)

_START: Final = StartTexts(
    title="Odpowiedź na naszą wiadomość",
    lead="Dostał Pan / dostała Pani od nas wiadomość o swoim dziecku? Tutaj można ją przeczytać i odpowiedzieć.",
    trust="To nic nie kosztuje. Nigdy nie prosimy o pieniądze ani o dane bankowe.",
    code_title="Z kodem z listu",
    code="Kod",
    code_hint="Kod jest w liście. Spacje, kreski i wielkie litery nie mają znaczenia.",
    birth="Data urodzenia dziecka",
    birth_hint="List dotyczy kilkorga dzieci? Proszę wybrać jedno dziecko. Na przykład: 9\u00a04\u00a02016 (dzień, miesiąc, rok).",
    day="Dzień",
    month="Miesiąc",
    year="Rok",
    go_on="Przeczytaj wiadomość",
    login_title="Z DigiD",
    login="Z DigiD kod nie jest potrzebny. Czasem widać wtedy też więcej.",
    login_button="Zaloguj się przez DigiD",
    no_code_title="Nie ma Pan/Pani kodu albo coś nie działa?",
    no_code="Proszę zadzwonić: {phone} lub napisać: {address}. Tak też można odpowiedzieć.",
    silence="Brak odpowiedzi nie oznacza zgody.",
    watched_title="Czy ktoś patrzy na ekran?",
    watched="Proszę wybrać „Szybkie wyjście” na górze strony. Od razu otworzy się inna strona. Przeglądarka może jednak zapamiętać tę wizytę.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Proszę wpisać kod z listu.",
    code_shape="Ten kod jest za krótki lub za długi albo zawiera inny znak. Kod ma {length} liter i cyfr.",
    code_typo="W kodzie jest błąd. Proszę jeszcze raz sprawdzić litery i cyfry.",
    birth_missing="Proszę wpisać datę urodzenia dziecka: dzień, miesiąc i rok.",
    birth_not_a_date="Ta data nie istnieje. Proszę wpisać dzień, miesiąc i rok cyframi.",
    birth_in_future="Ta data jeszcze nie nadeszła. Proszę wpisać dzień, w którym dziecko się urodziło.",
    answer_missing="Proszę wybrać jedną odpowiedź.",
    words_too_long="Tekst jest za długi. Może mieć najwyżej {most} znaków.",
    knew_missing="Proszę wybrać to, co najlepiej pasuje. Można też pominąć to pytanie.",
)

_CALL: Final = "Można też zadzwonić: {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="Nie możemy otworzyć wiadomości",
        text="Z tym kodem i tą datą urodzenia się nie udaje. Może jest w nich błąd. Może kod już nie działa.",
        do="Proszę jeszcze raz sprawdzić jedno i drugie. Nadal nie działa? Proszę zadzwonić: {phone}.",
    ),
    too_many=TroubleText(
        title="Proszę chwilę poczekać",
        text="Zbyt wiele razy próbowano otworzyć wiadomość. Dlatego teraz przez chwilę się nie da. Tak chronimy Pana/Pani wiadomość.",
        do="Proszę spróbować ponownie za {wait} min. " + _CALL,
    ),
    too_many_call="Proszę do nas zadzwonić: {phone}.",
    unavailable=TroubleText(
        title="To teraz nie działa",
        text="To nasza wina. Nie zapisaliśmy nic z tego, co zostało przed chwilą wpisane.",
        do="Proszę spróbować ponownie za kilka minut. " + _CALL,
    ),
    session_over=TroubleText(
        title="Ta strona jest zamknięta",
        text="Przez jakiś czas nic się nie działo albo nic tu jeszcze nie zostało otwarte. Dlatego nie pokazujemy wiadomości.",
        do="Chce Pan/Pani kontynuować? Proszę otworzyć wiadomość jeszcze raz.",
    ),
    not_sent="Odpowiedź, która miała zostać wysłana, do nas nie dotarła.",
    form_not_ours=TroubleText(
        title="To do nas nie dotarło",
        text="Nie mamy pewności, że to przyszło z Pana/Pani strony. Dlatego nic z tym nie zrobiliśmy.",
        do="Proszę zacząć od nowa. Nadal nie działa? Proszę zadzwonić: {phone}.",
    ),
    not_found=TroubleText(
        title="Tej strony nie ma",
        text="Może w adresie jest błąd.",
        do="Proszę wrócić na początek. " + _CALL,
    ),
    fault=TroubleText(
        title="Coś poszło nie tak",
        text="To nasza wina. Nie mamy pewności, czy odpowiedź do nas dotarła.",
        do="Proszę otworzyć wiadomość jeszcze raz. Będzie widać, czy mamy odpowiedź. " + _CALL,
    ),
    again="Zacznij od nowa",
    mention="Przy rozmowie telefonicznej prosimy podać ten kod: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
