"""Around every page, the start, and what can go wrong: in Turkish."""

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
    skip="İçeriğe git",
    languages="Dilinizi seçin",
    quick_exit="Hızla çık",
    read_aloud="Sesli oku",
    read_stop="Okumayı durdur",
    reading="Sayfa sesli okunuyor.",
    read_stopped="Okuma durdu.",
    read_no_voice="Telefonunuzda veya bilgisayarınızda bu dil için ses yok.",
    test_mode="Bu bir denemedir. Burada gerçek insanlar yok.",
    translation="Bu bir çeviridir. Anadili bu olan biri henüz kontrol etmedi. Fark olursa Felemenkçe metin geçerlidir.",
    to_dutch="Bu sayfayı Felemenkçe okuyun",
    help_title="Ücretsiz yardım",
    help_danger="Acil tehlike mi var?",
    help_not_safe="Siz veya çocuğunuz güvende hissetmiyor musunuz? Veilig Thuis (Güvenli Ev), gece gündüz:",
    help_despair="Kendinizi çok kötü mü hissediyorsunuz? 113, gece gündüz:",
    help_legal="Haklarınız hakkında sorularınız mı var? Juridisch Loket (hukuk danışma):",
    help_free="Bu numaralar ücretsizdir.",
    contact_title="Sorularınız mı var? Bizi arayın",
    contact="{phone} numarasını arayın. Yalnızca normal arama ücreti ödersiniz. Size başka bir dilde de yardım ederiz.",
    footer="Bu site hakkında",
    start="Cevap verin",
    rights="Verileriniz ve haklarınız",
    statement="Erişilebilirlik",
    mistakes_title="Bir yer henüz doğru doldurulmadı",
    mistake="Hata",
    optional="boş kalabilir",
    closes_by_itself="{minutes} dakika bir şey yapmazsanız bu sayfayı kapatırız. Böylesi daha güvenli.",
    closing_title="Hâlâ burada mısınız?",
    closing="Bu sayfayı birazdan kapatacağız. Yazdıklarınız o zaman silinir.",
    stay="Evet, hâlâ buradayım",
    months=(
        "Ocak",
        "Şubat",
        "Mart",
        "Nisan",
        "Mayıs",
        "Haziran",
        "Temmuz",
        "Ağustos",
        "Eylül",
        "Ekim",
        "Kasım",
        "Aralık",
    ),
    day="{day} {month} {year}",
    at="{day}, saat {time}",
)

_START: Final = StartTexts(
    title="Mesajımıza cevap verin",
    lead="Çocuğunuz hakkında bizden bir mesaj mı aldınız? Burada okuyabilir ve cevap verebilirsiniz.",
    trust="Bu ücretsizdir. Sizden asla para veya banka bilgisi istemeyiz.",
    code_title="Mektuptaki kodla",
    code="Kod",
    code_hint="Kod mektupta yazar. Boşluklar, çizgiler ve büyük harfler önemli değil.",
    birth="Çocuğunuzun doğum tarihi",
    birth_hint="Mektup birden fazla çocuk hakkında mı? O zaman bir çocuk seçin. Örneğin: 9\u00a04\u00a02016 (gün, ay, yıl).",
    day="Gün",
    month="Ay",
    year="Yıl",
    go_on="Mesajı okuyun",
    login_title="DigiD ile",
    login="DigiD ile koda gerek yok. Bazen daha fazlasını da görürsünüz.",
    login_button="DigiD ile giriş yapın",
    no_code_title="Kodunuz yok mu veya olmuyor mu?",
    no_code="{phone} numarasını arayın veya şu adrese yazın: {address}. Bu yolla da cevap verebilirsiniz.",
    silence="Cevap vermezseniz, bu kabul ettiğiniz anlamına gelmez.",
    watched_title="Ekranınıza bakan biri mi var?",
    watched="Sayfanın üstünde “Hızla çık” seçeneğini seçin. O zaman hemen başka bir siteye gidersiniz. Tarayıcınız buraya geldiğinizi yine de hatırlayabilir.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Mektuptaki kodu yazın.",
    code_shape="Bu kod çok kısa veya çok uzun ya da içinde başka bir işaret var. Kod {length} harf ve rakamdan oluşur.",
    code_typo="Kodda bir yazım hatası var. Harflere ve rakamlara bir daha bakın.",
    birth_missing="Çocuğunuzun doğum tarihini yazın: gün, ay ve yıl.",
    birth_not_a_date="Böyle bir tarih yok. Günü, ayı ve yılı rakamla yazın.",
    birth_in_future="Bu tarih daha gelmedi. Çocuğunuzun doğduğu günü yazın.",
    answer_missing="Bir cevap seçin.",
    words_too_long="Metniniz çok uzun. En fazla {most} karakter kullanabilirsiniz.",
    knew_missing="En uygun olanı seçin. Bu soruyu geçebilirsiniz de.",
)

_CALL: Final = "Arayabilirsiniz de: {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="Mesaj açamıyoruz",
        text="Bu kod ve bu doğum tarihi ile olmuyor. Belki bir hata var. Belki kod artık geçerli değil.",
        do="İkisine de bir daha bakın. Yine olmuyor mu? O zaman {phone} numarasını arayın.",
    ),
    too_many=TroubleText(
        title="Lütfen biraz bekleyin",
        text="Bir mesajı açmak çok kez denendi. Bu yüzden şu an olmuyor. Mesajınızı böyle koruyoruz.",
        do="{wait} dakika sonra bir daha deneyin. " + _CALL,
    ),
    too_many_call="Bizi arayın: {phone}.",
    unavailable=TroubleText(
        title="Bu şu anda çalışmıyor",
        text="Bu bizden kaynaklanıyor. Az önce yazdıklarınızdan hiçbir şey saklamadık.",
        do="Birkaç dakika sonra bir daha deneyin. " + _CALL,
    ),
    session_over=TroubleText(
        title="Bu sayfa kapalı",
        text="Bir süre bir şey yapmadınız veya burada daha bir şey açmadınız. Bu yüzden mesaj göstermiyoruz.",
        do="Devam etmek ister misiniz? O zaman mesajı bir daha açın.",
    ),
    not_sent="Az önce vermek istediğiniz cevap bize ulaşmadı.",
    form_not_ours=TroubleText(
        title="Bu bize ulaşmadı",
        text="Bunun sizin sayfanızdan geldiğinden emin değiliz. Bu yüzden hiçbir şey yapmadık.",
        do="Baştan başlayın. Yine olmuyor mu? O zaman {phone} numarasını arayın.",
    ),
    not_found=TroubleText(
        title="Böyle bir sayfa yok",
        text="Belki adreste bir hata var.",
        do="Başa dönün. " + _CALL,
    ),
    fault=TroubleText(
        title="Bir şey ters gitti",
        text="Bu bizden kaynaklanıyor. Cevabınızın ulaştığından emin değiliz.",
        do="Mesajı bir daha açın. O zaman cevabınızın bizde olup olmadığını görürsünüz. " + _CALL,
    ),
    again="Baştan başlayın",
    mention="Bizi ararsanız şu kodu söyleyin: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
