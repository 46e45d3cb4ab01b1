"""The card in Turkish."""

from typing import Final

from brp_adapter.card.words import Answered, Words

TR: Final = Words(
    code="tr",
    name="Türkçe",
    language="Dil",
    title="Çocuğunuz yurt dışına taşınıyor",
    alone="Bunu yalnız okuyun. Kimse sizinle birlikte okuyamaz.",
    text=(
        "Çocuğunuzun yurt dışına taşınacağını bildiriyorsunuz.",
        "Çocuğunuz üzerinde başka birinin de velayeti var mı?",
        "O zaman o kişi bununla ilgili kısa bir mesaj alır.",
        "Bu mesajda adresiniz veya telefon numaranız asla yer almaz.",
    ),
    question="O kişinin bu mesajı alması güvenli mi?",
    safe="Evet, güvenli",
    not_safe="Hayır, güvenli değil",
    unsure="Bilmiyorum",
    no_proof="Güvenli değil mi? O zaman hiçbir şey göndermeyiz. Önce biri sizi arar. "
    "Hiçbir şeyi kanıtlamanız gerekmez.",
    consent="O kişinin veya hâkimin izni var mı? Bunu belediyede gösterebilirsiniz.",
    after_safe=Answered(
        title="Cevabınız yazıldı",
        text=("Şimdi kimin mesaj alması gerektiğine bakıyoruz.",),
    ),
    after_not_safe=Answered(
        title="Hiçbir şey göndermiyoruz",
        text=(
            "Önce biri sizi arar. Hiçbir şeyi kanıtlamanız gerekmez.",
            "Belediyeye verdiğiniz numarayı arıyoruz.",
            "Orada aramak güvenli değil mi? Bunu belediye çalışanına söyleyin.",
        ),
    ),
    after_unsure=Answered(
        title="Şimdilik hiçbir şey göndermiyoruz",
        text=(
            "Önce biri sizi arar ve sizinle birlikte düşünür.",
            "Belediyeye verdiğiniz numarayı arıyoruz.",
            "Orada aramak güvenli değil mi? Bunu belediye çalışanına söyleyin.",
        ),
    ),
    mistaken="Yanlış düğmeye bastım: güvenli",
    after_mistaken=Answered(
        title="Güvenli olduğunu yazdık",
        text=(
            "Emin olmak için yine de önce biri sizi arar. O zamana kadar hiçbir şey göndermeyiz.",
        ),
    ),
    not_safe_after_all="Yine de güvenli değil",
    finish="Tamam: bu kartı kapat",
    finished=Answered(
        title="Tamamlandı",
        text=("Kart kapandı. Ekranı geri verebilirsiniz.",),
    ),
    refused=Answered(
        title="Bu kart artık açık değil",
        text=("Belediyeden kartı yeniden açmasını isteyin.",),
    ),
    unavailable=Answered(
        title="Cevabınız kaydedilmedi",
        text=(
            "Bizde bir şey ters gitti. Lütfen tekrar deneyin.",
            "Olmuyor mu? Cevabınızı belediye çalışanına söyleyin.",
        ),
    ),
    later="Daha sonra güvenli olmaktan çıkarsa belediyenize söyleyin. Bunu her zaman "
    "yapabilirsiniz.",
    help_title="Ücretsiz yardım",
    help=(
        "Siz veya çocuğunuz kendinizi güvende hissetmiyor musunuz? Veilig Thuis, 0800-2000, gece gündüz.",
        "Tehlike anında: 112.",
    ),
    child_title="12 yaşında veya daha büyüksen, senin için",
    child=(
        "Biri senin yurt dışına taşınacağını bildirdi.",
        "Bunu biriyle konuşmak ister misin? Kindertelefon senin için var: 0800-0432.",
        "Her zaman arayabilirsin, gizlice de.",
    ),
    paper="Bu kart kâğıt üzerinde",
    on_paper="Yalnızken cevabınızı çalışana söyleyin. Ya da gösterin.",
    print_it="Bu sayfayı tarayıcınızla yazdırın. Çocuk için kart ayrı bir sayfadadır.",
)
