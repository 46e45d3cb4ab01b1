"""The message, the answers and what comes after: in Turkish."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Size mesajımız",
    title_several="Size mesajlarımız",
    sent="{date} tarihli mesaj",
    why="Bu mesajı aldınız, çünkü şu çocuğun veya çocukların velayeti (gezag) sizde:",
    born="doğum yılı {year}",
    departure="Biri yurt dışına taşınma bildirdi.",
    date="Bildirilen tarih: {date}.",
    country="Bildirilen ülke: {country}.",
    new_date="Önceki mesajımızdaki tarih artık doğru değil.",
    consent="Bizdeki kayda göre bunu kabul ediyorsunuz.",
    nothing_wrong="Bu, kötü bir şey olduğu anlamına gelmez. Belki zaten biliyorsunuz. Belki böyle anlaştınız.",
    less="Bir mektup başka birinin eline geçebilir. Bu yüzden burada her şey yazmaz. DigiD ile bazen daha fazlasını görürsünüz.",
    know_title="Bilmekte yarar var",
    two_people="Velayet iki kişide birlikte mi? O zaman yurt dışına taşınma konusunda anlaşmaları gerekir. Anlaşamazlarsa hâkim karar verebilir.",
    islands="Krallığın bir adası, örneğin Aruba veya Bonaire, burada yurt dışı sayılır.",
    abroad_help="Çocuklar ve yurt dışı hakkında sorularınız mı var? Centrum IKO ücretsiz danışmanlık verir. Yalnızca normal arama ücreti ödersiniz:",
    question="Sizin için hangisi doğru?",
    question_hint="Bir cevap seçin. Sonra değiştirebilirsiniz.",
    agree="Bunu biliyorum ve kabul ediyorum.",
    disagree="Bunu bilmiyordum veya kabul etmiyorum.",
    wrong="Bu doğru değil. Birinin buna bakmasını istiyorum.",
    consent_question="Bu doğru mu?",
    consent_yes="Evet, doğru.",
    consent_changed="Kabul etmiyorum veya artık kabul etmiyorum.",
    consent_no="Hayır, ben böyle bir şey söylemedim. Birinin buna bakmasını istiyorum.",
    words="Bir şey eklemek ister misiniz?",
    words_hint="Bunu yalnızca bu mesajla ilgilenen kişiler okur. Taşınmayı bildiren kişiye iletmeyiz. En fazla {most} karakter.",
    silence="Cevap vermezseniz, bu kabul ettiğiniz anlamına gelmez.",
    give="Bu cevabı ver",
    done_button="Bitti: bu mesajı kapat",
)

_LETTER: Final = "Size bir mektup da gelecek. İçinde cevabınızın bizde olduğu yazacak."

_AFTER: Final = AfterTexts(
    title="Cevabınızı aldık",
    your_answer="Cevabınız:",
    received="Geliş zamanı: {at}.",
    words_received="Eklediğiniz metni de aldık.",
    more_title="Bir soru daha",
    more_question="En uygunu hangisi?",
    more_hint="Bu soruyu geçebilirsiniz. Cevabınız zaten bizde.",
    did_not_know="Bunu bilmiyordum.",
    do_not_agree="Bunu biliyordum ama kabul etmiyorum.",
    more_give="Gönder",
    next_title="Şimdi ne olacak?",
    agree_by_code=(
        "Mektubunuz kimdeyse kodu kullanabilir. Bu yüzden size bir mektup daha göndeririz. Orada bu cevabın doğru olup olmadığını sorarız.",
        "Doğruysa bir şey yapmanız gerekmez.",
    ),
    agree=("Kabul ettiğinizi yazıyoruz. Şimdi bir şey yapmanız gerekmez.",),
    disagree=(
        "Bizden biri cevabınıza en kısa zamanda bakacak.",
        _LETTER,
        "Bir yolculuğu biz durduramayız. Kendiniz ne yapabileceğinizi bilmek ister misiniz? O zaman Juridisch Loket veya Centrum IKO'yu arayın. Acil mi? O zaman bizi de arayın.",
    ),
    wrong=(
        "Bizden biri neyin doğru olmadığına bakacak.",
        _LETTER,
        "Daha fazla anlatmak ister misiniz veya acil mi? Bizi arayın.",
    ),
    keep="Bunu saklamak ister misiniz? Bu sayfayı yazdırın veya ne zaman cevap verdiğinizi not edin.",
    change_title="Başka bir cevap vermek ister misiniz?",
    change="Bu konuyla ilgilendiğimiz sürece olur.",
    change_button="Cevabımı değiştir",
    take_back_button="Cevabımı geri al",
    others="Sizin için bir mesaj daha var",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Bu mesaja bakılıyor",
        lines=(
            "Bizden biri bu mesaja bakıyor. Şimdi burada cevap veremezsiniz.",
            "Şimdi bir şey yapmanız gerekmez. Bize bir şey söylemek ister misiniz? Bizi arayın.",
        ),
    ),
    heard="Cevabınızı aldık.",
    recalled=QuietText(
        title="Mesajımız doğru değildi",
        lines=(
            "Size doğru olmayan bir mesaj gönderdik. Artık geçerli değil.",
            "Bir şey yapmanız gerekmez. Özür dileriz.",
        ),
    ),
    taken_back=QuietText(
        title="Cevabınız geri alındı",
        lines=(
            "Şu anda cevap vermediniz. Bu kabul ettiğiniz anlamına gelmez.",
            "Yeniden cevap verebilirsiniz. Daha sonra da olur.",
        ),
    ),
    done=QuietText(
        title="İşiniz bitti",
        lines=(
            "Mesajı artık göstermiyoruz. “Geri” düğmesi de artık göstermez.",
            "Şimdi bu pencereyi kapatın. Bu telefon veya bilgisayar sizin değil mi? O zaman tarayıcının geçmişini de silin.",
        ),
    ),
    nothing=QuietText(
        title="Mesajlarınız",
        lines=(
            "Şu anda burada sizin için mesaj yok.",
            "Bizden bir mektubunuz mu var? O zaman mektuptaki kodu kullanın veya bizi arayın.",
        ),
    ),
)
