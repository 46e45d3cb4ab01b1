"""What is said to whoever logs in: in Polish."""

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
        title="Zalogowano",
        text="Za chwilę nastąpi przejście dalej.",
        do="Dalej",
    ),
    level=TroubleText(
        title="Proszę zalogować się na wyższym poziomie",
        text="Logowanie się udało, ale nie było wystarczająco mocne. Pokazujemy wrażliwe informacje o"
        " dziecku. Dlatego prosimy o aplikację DigiD ze sprawdzeniem dokumentu tożsamości.",
        do="Proszę otworzyć aplikację DigiD i wykonać w niej sprawdzenie dokumentu (ID-check). "
        "Potem proszę zalogować się ponownie. Nie udaje się? Proszę użyć kodu z listu albo "
        "zadzwonić pod numer {phone}.",
    ),
    for_another=TroubleText(
        title="Logowanie w imieniu innej osoby",
        text="Ta wiadomość jest tylko dla rodzica lub opiekuna.",
        do="Proszę zalogować się własnym DigiD. Pomagają Państwo komuś? Proszę zadzwonić: {phone}. "
        "Pomożemy.",
    ),
    cancelled=TroubleText(
        title="Nie zalogowano",
        text="Logowanie zostało przerwane. Nic nie zapisano.",
        do="Można zalogować się ponownie. Można też użyć kodu z listu.",
    ),
    away=TroubleText(
        title="Teraz nie można się zalogować",
        text="Nie dostajemy odpowiedzi od DigiD. To nie Państwa wina.",
        do="Proszę użyć kodu z listu albo spróbować później. Można też zadzwonić: {phone}.",
    ),
    again=TroubleText(
        title="Logowanie się nie udało",
        text="Logowanie trwało za długo albo zostało już użyte. Możliwe też, że trwa logowanie w "
        "innym oknie.",
        do="Proszę spróbować jeszcze raz. Proszę użyć jednego okna.",
    ),
    no_number=TroubleText(
        title="Nie rozpoznajemy Państwa po zalogowaniu",
        text="Nie otrzymaliśmy numeru obywatela (BSN).",
        do="Proszę użyć kodu z listu albo zadzwonić: {phone}.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Zapisano.",
    code_sent="Kod jest w drodze.",
    confirmed="Potwierdzono.",
    dropped="Usunięto.",
    objected="Sprzeciw został zapisany.",
    taken_back="Sprzeciw został wycofany.",
    silenced="Zapisano: nigdy nie wyślemy Państwu wiadomości.",
    unsilenced="Zapisano: znów będziemy wysyłać wiadomości.",
    erased="Preferencje zostały usunięte.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Proszę coś wpisać.",
    not_an_address="To nie jest adres e-mail. Adres e-mail wygląda tak: imie@przyklad.pl.",
    not_a_number="To nie jest numer telefonu.",
    not_mobile="To nie jest numer komórkowy. Holenderski numer komórkowy zaczyna się od 06.",
    code_wrong="Ten kod jest nieprawidłowy. Proszę spojrzeć jeszcze raz w najnowszą wiadomość.",
    code_over="Ten kod już nie działa. Proszę poprosić o nowy kod.",
    too_many_codes="Dzisiaj zbyt często proszono o kod. Proszę spróbować jutro.",
    child_number="To nie jest numer obywatela. Ma dziewięć cyfr i znajduje się w paszporcie lub dowodzie.",
    not_ticked="Proszę zaznaczyć pole, jeśli to na pewno Państwa decyzja.",
)
_ENROL: Final = EnrolTexts(
    link="Preferencje i sprzeciw z góry",
    title="Preferencje",
    lead="Tutaj można z góry powiedzieć, jak mamy się z Państwem kontaktować. To nie jest "
    "obowiązkowe.",
    nothing_said="To nigdy nie zmienia tego, czy Państwa o czymś powiadomimy. Ta strona nie mówi też, czy coś"
    " się dzieje.",
    wishes_title="Jak mamy się z Państwem kontaktować?",
    way_none="Bez preferencji",
    way_box="Przez Berichtenbox w MijnOverheid",
    way_letter="Listem",
    way_phone="Telefonicznie",
    way_more="Zwykle wysyłamy także list.",
    large_print="Proszę o listy dużym drukiem.",
    save="Zapisz",
    hints_title="Powiadomienie, gdy jest wiadomość",
    hints="W powiadomieniu nie ma nazwiska, linku ani informacji, czego dotyczy wiadomość.",
    hints_shared="Czy ktoś inny może czytać Państwa telefon lub e-mail? Wtedy proszę nic nie wpisywać.",
    email="Adres e-mail",
    sms="Numer telefonu komórkowego",
    give="Wyślij mi kod",
    code="Kod z sześciu cyfr",
    code_hint="Wyślemy kod w ciągu kilku minut. Działa pół godziny.",
    confirm="Potwierdź",
    unverified="Jeszcze niepotwierdzony. Nic tam nie wysyłamy.",
    verified="Potwierdzony.",
    failed="Powiadomienie tu nie dotarło. Proszę usunąć ten adres albo wpisać go ponownie.",
    drop="Usuń",
    object_title="Sprzeciw z góry",
    object_text="Nie chcą Państwo, aby dziecko przeprowadziło się za granicę? Można to powiedzieć już teraz."
    " Jeśli ktoś później zgłosi przeprowadzkę, pracownik od razu się temu przyjrzy.",
    object_not="Sprzeciw sam nie zatrzymuje przeprowadzki. Może to zrobić sąd.",
    object_number="Numer obywatela (BSN) dziecka",
    object_hint="Dziewięć cyfr. Jeśli pole jest puste, dotyczy to wszystkich dzieci. Nie mówimy, czy znamy "
    "to dziecko.",
    object_go="Zapisz sprzeciw",
    stands_all="Sprzeciw dotyczący wszystkich dzieci, {at}.",
    stands_one="Sprzeciw dotyczący jednego dziecka, {at}.",
    take_back="Wycofaj",
    silence_title="Nigdy żadnej wiadomości od nas",
    silence_text="Można wybrać, że nigdy o niczym Państwa nie powiadomimy. Także wtedy, gdy dziecko ma się "
    "przeprowadzić za granicę. Można to w każdej chwili cofnąć.",
    silence_force="Czy ktoś Państwa do tego zmusza? Wtedy proszę tego nie robić i zadzwonić: {phone}.",
    silence_check="Tak, nigdy nie chcę wiadomości.",
    silence_go="Zapisz",
    silent="Wybrano: nigdy żadnej wiadomości od nas.",
    unsilence="Chcę znów dostawać wiadomości",
    erase_title="Usuń wszystko",
    erase_text="Usuniemy preferencje, adres e-mail i numer telefonu. Sprzeciw pozostaje. Wycofują go "
    "Państwo sami.",
    erase_go="Usuń moje preferencje",
    back="Do wiadomości",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
