"""Rights and accessibility: in Polish."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Pana/Pani dane i prawa",
    lead="Tutaj jest napisane, co o Panu/Pani wiemy, dlaczego i co można z tym zrobić.",
    who=Section(
        "Kim jesteśmy?",
        (
            "Jesteśmy {sender}. Piszemy do osób, które mają władzę rodzicielską (gezag) nad dzieckiem, gdy ktoś zgłasza, że dziecko przeprowadza się za granicę.",
            "Proszę zadzwonić: {phone} lub napisać: {address}.",
        ),
    ),
    data=Section(
        "Jakich danych używamy?",
        (
            "O Panu/Pani: nazwisko, adres i numer obywatelski (BSN) oraz to, że ma Pan/Pani władzę rodzicielską.",
            "O dziecku: imię i nazwisko, data urodzenia, numer obywatelski i przeprowadzka.",
            "To pochodzi z niderlandzkiego rejestru ludności (BRP). Dochodzi do tego odpowiedź dla nas.",
        ),
    ),
    ground=Section(
        "Dlaczego nam wolno?",
        (
            "Bez podstawy w ustawie nic nie wysyłamy. Nie ma tu napisane, jaka to podstawa, bo w każdej gminie może być inna. Prosimy o telefon, wtedy to wyjaśnimy.",
        ),
    ),
    hidden=Section(
        "Czego tu nie widać i dlaczego",
        (
            "Nigdy nie pokazujemy, gdzie ktoś mieszka lub będzie mieszkać. Robimy to dla bezpieczeństwa wszystkich.",
            "Bez DigiD nie pokazujemy też daty. List może trafić do kogoś innego.",
        ),
    ),
    see=Section(
        "Wgląd w dane",
        (
            "Ma Pan/Pani prawo wiedzieć, jakie dane mamy. Prosimy o telefon lub list.",
            "Czasem czegoś nie pokazujemy, żeby chronić kogoś innego.",
        ),
    ),
    correct=Section(
        "Coś się nie zgadza?",
        (
            "Proszę otworzyć wiadomość i wybrać: „To się nie zgadza”. Można też zadzwonić.",
            "W BRP jest błąd? Proszę poprosić gminę o poprawienie.",
        ),
    ),
    object=Section(
        "Sprzeciw",
        (
            "Nie chce Pan/Pani, żebyśmy używali tych danych? Proszę napisać dlaczego. Wtedy człowiek sprawdzi to jeszcze raz.",
        ),
    ),
    complain=Section(
        "Skarga",
        (
            "Prosimy o telefon lub list. Chętnie rozwiążemy to razem.",
            "To nie pomaga? W sprawie danych można się zwrócić do niderlandzkiego urzędu ochrony danych: autoriteitpersoonsgegevens.nl. W sprawie tego, jak Pana/Panią traktujemy, można się zwrócić do rzecznika praw obywatelskich: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "Jak długo to przechowujemy?",
        (
            "Nie dłużej niż trzeba. Prosimy o telefon lub list, wtedy powiemy, jak długo to trwa w tym przypadku.",
            "W telefonie ani w komputerze nie zapisujemy nic z wiadomości.",
        ),
    ),
    cookies=Section(
        "Pliki cookie",
        (
            "Używamy jednego pliku cookie dla wybranego języka i jednego, dopóki wiadomość jest otwarta. Nie śledzimy nikogo.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Dostępność tych stron",
    lead="Każdy musi móc przeczytać wiadomość i odpowiedzieć. Miarą jest norma EN 301 549 z WCAG 2.2 na poziomie A i AA.",
    status=Section(
        "Jak jest teraz",
        (
            "Status C: pierwsze kroki zrobione. Nie znamy miejsca, w którym strona nie spełnia wymagań. Ale strony zbadali tylko ich twórcy.",
        ),
    ),
    tested=Section(
        "Co zostało sprawdzone",
        (
            "Program (axe) bada każdą stronę w prawdziwej przeglądarce, po niderlandzku, angielsku i arabsku.",
            "Wszystko działa z samą klawiaturą, na wąskim ekranie i bez JavaScriptu.",
            "Jest przycisk do czytania strony na głos, jeśli telefon lub komputer to potrafi.",
        ),
    ),
    not_tested=Section(
        "Co nie zostało jeszcze sprawdzone",
        (
            "Osoby z niepełnosprawnością nie wypróbowały jeszcze tych stron.",
            "Czytniki ekranu, na przykład VoiceOver i NVDA, nie zostały jeszcze wypróbowane.",
            "Tłumaczeń nie sprawdziły jeszcze osoby, dla których to język ojczysty.",
            "Strona DigiD nie jest nasza.",
        ),
    ),
    complain=Section(
        "Coś nie działa?",
        (
            "Proszę zadzwonić: {phone} lub do nas napisać. Proszę powiedzieć, która to strona i co nie działa.",
            "To nie pomaga? Można się zwrócić do rzecznika praw obywatelskich lub do niderlandzkiego Instytutu Praw Człowieka.",
        ),
    ),
    date="Sporządzone przez twórców 22 listopada 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
