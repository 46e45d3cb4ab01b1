"""Rights and accessibility: in Turkish."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Verileriniz ve haklarınız",
    lead="Burada sizin hakkınızda ne bildiğimizi, nedenini ve neler yapabileceğinizi okursunuz.",
    who=Section(
        "Biz kimiz?",
        (
            "Biz {sender}. Biri bir çocuğun yurt dışına taşındığını bildirdiğinde, o çocuğun velayetine (gezag) sahip kişilere yazarız.",
            "{phone} numarasını arayın veya şu adrese yazın: {address}.",
        ),
    ),
    data=Section(
        "Hangi verileri kullanıyoruz?",
        (
            "Sizinle ilgili: adınız, adresiniz, vatandaş numaranız (BSN) ve velayetin sizde olduğu.",
            "Çocuğunuzla ilgili: adı, doğum tarihi, vatandaş numarası ve taşınma.",
            "Bunlar Hollanda nüfus kaydından (BRP) gelir. Bize verdiğiniz cevap da bunlara eklenir.",
        ),
    ),
    ground=Section(
        "Bunu neden yapabiliyoruz?",
        (
            "Yasada bir dayanak olmadan hiçbir şey göndermeyiz. Hangi dayanak olduğu burada yazmaz, çünkü belediyeye göre değişebilir. Bizi arayın, size söyleriz.",
        ),
    ),
    hidden=Section(
        "Burada neyi görmezsiniz ve neden",
        (
            "Birinin nerede oturduğunu veya oturacağını asla göstermeyiz. Bunu herkesin güvenliği için yaparız.",
            "DigiD olmadan tarih de göstermeyiz. Bir mektup başka birinin eline geçebilir.",
        ),
    ),
    see=Section(
        "Verilerinizi görmek",
        (
            "Sizin hakkınızda hangi veriler olduğunu bilme hakkınız var. Bizi arayın veya bize yazın.",
            "Bazen başka birini korumak için bir şeyi göstermeyiz.",
        ),
    ),
    correct=Section(
        "Bir şey doğru değil mi?",
        (
            "Mesajı açın ve “Bu doğru değil” cevabını seçin. Arayabilirsiniz de.",
            "BRP'de bir hata mı var? O zaman belediyenizden düzeltmesini isteyin.",
        ),
    ),
    object=Section(
        "İtiraz",
        (
            "Verilerinizi kullanmamızı istemiyor musunuz? Bize nedenini yazın. O zaman bir insan yeniden bakar.",
        ),
    ),
    complain=Section(
        "Şikâyet",
        (
            "Bizi arayın veya bize yazın. Bunu sizinle birlikte çözmek isteriz.",
            "Bu yardımcı olmuyor mu? Verilerinizle ilgiliyse Hollanda veri koruma kurumuna başvurabilirsiniz: autoriteitpersoonsgegevens.nl. Size nasıl davrandığımızla ilgiliyse ulusal ombudsmana başvurabilirsiniz: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "Bunu ne kadar saklarız?",
        (
            "Gerektiğinden uzun değil. Bizi arayın veya bize yazın, sizde bunun ne kadar olduğunu söyleriz.",
            "Telefonunuzda veya bilgisayarınızda mesajdan hiçbir şey saklamayız.",
        ),
    ),
    cookies=Section(
        "Çerezler",
        (
            "Seçtiğiniz dil için bir çerez ve bir mesaj açık olduğu sürece bir çerez kullanırız. Sizi izlemeyiz.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Bu sayfaların erişilebilirliği",
    lead="Herkes bir mesajı okuyabilmeli ve cevap verebilmeli. Ölçü EN 301 549 standardıdır, WCAG 2.2 düzey A ve AA ile.",
    status=Section(
        "Şu anki durum",
        (
            "Durum C: ilk adımlar atıldı. Bir sayfanın yetersiz olduğu bir nokta bilmiyoruz. Ama sayfaları yalnızca yapanlar inceledi.",
        ),
    ),
    tested=Section(
        "Ne test edildi",
        (
            "Bir program (axe) her sayfayı gerçek bir tarayıcıda Felemenkçe, İngilizce ve Arapça inceler.",
            "Her şey yalnızca klavyeyle, dar bir ekranda ve JavaScript olmadan çalışır.",
            "Telefonunuz veya bilgisayarınız yapabiliyorsa, sayfayı sesli okutmak için bir düğme vardır.",
        ),
    ),
    not_tested=Section(
        "Ne henüz test edilmedi",
        (
            "Engelli kişiler sayfaları henüz denemedi.",
            "VoiceOver ve NVDA gibi ekran okuyucular henüz denenmedi.",
            "Çevirileri anadili o dil olan kişiler henüz kontrol etmedi.",
            "DigiD sayfası bizim değil.",
        ),
    ),
    complain=Section(
        "Olmayan bir şey mi var?",
        (
            "{phone} numarasını arayın veya bize yazın. Hangi sayfa olduğunu ve neyin olmadığını söyleyin.",
            "Bu yardımcı olmuyor mu? O zaman ulusal ombudsmana veya Hollanda İnsan Hakları Enstitüsü'ne başvurabilirsiniz.",
        ),
    ),
    date="Yapanlar tarafından 22 Kasım 2026'da hazırlandı.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
