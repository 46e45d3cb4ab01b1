"""What is said to whoever logs in: in Turkish."""

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
        title="Giriş yaptınız",
        text="Birazdan kendiliğinden devam edilecek.",
        do="Devam et",
    ),
    level=TroubleText(
        title="Daha yüksek bir düzeyle giriş yapın",
        text="Giriş yaptınız, ama yeterince güvenli bir yolla değil. Çocuğunuz hakkında hassas "
        "bilgiler gösteriyoruz. Bu yüzden kimlik kontrollü DigiD uygulamasını istiyoruz.",
        do="DigiD uygulamasını açın ve orada kimlik kontrolünü (ID-check) yapın. Sonra yeniden "
        "giriş yapın. Olmuyor mu? Mektubunuzdaki kodu kullanın veya {phone} numarasını arayın.",
    ),
    for_another=TroubleText(
        title="Başka biri adına giriş yaptınız",
        text="Bu mesaj yalnızca ebeveyn veya vasinin kendisi içindir.",
        do="Kendi DigiD’nizle giriş yapın. Birine yardım mı ediyorsunuz? {phone} numarasını arayın."
        " Size yardım ederiz.",
    ),
    cancelled=TroubleText(
        title="Giriş yapmadınız",
        text="Girişi yarıda bıraktınız. Hiçbir şey kaydedilmedi.",
        do="Yeniden giriş yapabilirsiniz. Mektubunuzdaki kodu da kullanabilirsiniz.",
    ),
    away=TroubleText(
        title="Şu anda giriş yapılamıyor",
        text="DigiD’den cevap alamıyoruz. Bu sizin hatanız değil.",
        do="Mektubunuzdaki kodu kullanın veya daha sonra yeniden deneyin. {phone} numarasını da "
        "arayabilirsiniz.",
    ),
    again=TroubleText(
        title="Giriş başarılı olmadı",
        text="Giriş çok uzun sürdü veya daha önce kullanılmış. Başka bir pencerede giriş yapıyor da "
        "olabilirsiniz.",
        do="Bir kez daha deneyin. Yalnızca bir pencere kullanın.",
    ),
    no_number=TroubleText(
        title="Girişten sonra sizi tanıyamadık",
        text="Vatandaş hizmet numaranızı (BSN) alamadık.",
        do="Mektubunuzdaki kodu kullanın veya {phone} numarasını arayın.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Kaydedildi.",
    code_sent="Bir kod yolda.",
    confirmed="Onaylandı.",
    dropped="Silindi.",
    objected="İtirazınız kaydedildi.",
    taken_back="İtirazınız geri alındı.",
    silenced="Kaydedildi: bizden hiçbir zaman mesaj almayacaksınız.",
    unsilenced="Kaydedildi: bizden yeniden mesaj alacaksınız.",
    erased="Tercihleriniz silindi.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Bir şey yazın.",
    not_an_address="Bu bir e-posta adresi değil. E-posta adresi isim@ornek.com gibidir.",
    not_a_number="Bu bir telefon numarası değil.",
    not_mobile="Bu bir cep telefonu numarası değil. Hollanda cep numarası 06 ile başlar.",
    code_wrong="Bu kod doğru değil. En yeni mesaja bir daha bakın.",
    code_over="Bu kod artık geçerli değil. Yeni bir kod isteyin.",
    too_many_codes="Bugün çok sık kod istediniz. Yarın yeniden deneyin.",
    child_number="Bu bir vatandaş hizmet numarası değil. Dokuz rakamlıdır ve pasaportta veya kimlik kartında "
    "yazar.",
    not_ticked="Eminseniz kutuyu işaretleyin.",
)
_ENROL: Final = EnrolTexts(
    link="Tercihleriniz ve önceden itiraz",
    title="Tercihleriniz",
    lead="Burada bizden nasıl haber almak istediğinizi önceden söylersiniz. Zorunlu değildir.",
    nothing_said="Bu, size haber verip vermeyeceğimizi hiçbir zaman değiştirmez. Bu sayfa bir şey olup "
    "olmadığını da söylemez.",
    wishes_title="Bizden nasıl haber almak istersiniz?",
    way_none="Tercihim yok",
    way_box="MijnOverheid’daki Berichtenbox’ımdan",
    way_letter="Mektupla",
    way_phone="Telefonla",
    way_more="Genellikle bir mektup da alırsınız.",
    large_print="Mektupları büyük harflerle istiyorum.",
    save="Kaydet",
    hints_title="Mesaj olduğunda kısa bir haber",
    hints="Bu haberde isim, bağlantı veya mesajın konusu bulunmaz.",
    hints_shared="Telefonunuzu veya e-postanızı başkası okuyabilir mi? O zaman hiçbir şey yazmayın.",
    email="E-posta adresi",
    sms="Cep telefonu numarası",
    give="Bana kod gönder",
    code="Altı rakamlı kod",
    code_hint="Kodu birkaç dakika içinde göndeririz. Yarım saat geçerlidir.",
    confirm="Onayla",
    unverified="Henüz onaylanmadı. Oraya bir şey gönderilmez.",
    verified="Onaylandı.",
    failed="Bir haber buraya ulaşmadı. Silin veya yeniden yazın.",
    drop="Sil",
    object_title="Önceden itiraz",
    object_text="Çocuğunuzun yurt dışına taşınmasını istemiyor musunuz? Bunu şimdiden söyleyebilirsiniz. "
    "Biri daha sonra bir taşınma bildirirse bir görevli buna hemen bakar.",
    object_not="İtirazınız taşınmayı kendiliğinden durdurmaz. Bunu hâkim yapabilir.",
    object_number="Çocuğunuzun vatandaş hizmet numarası (BSN)",
    object_hint="Dokuz rakam. Boş bırakırsanız bütün çocuklarınız için geçerli olur. Bu çocuğu tanıyıp "
    "tanımadığımızı söylemeyiz.",
    object_go="İtirazımı kaydet",
    stands_all="Bütün çocuklarınız için itiraz, {at}.",
    stands_one="Bir çocuk için itiraz, {at}.",
    take_back="Geri al",
    silence_title="Bizden hiçbir zaman mesaj almamak",
    silence_text="Size hiçbir zaman bir şey bildirmememizi seçebilirsiniz. Çocuğunuz yurt dışına taşınacak "
    "olsa bile. Bunu her zaman geri alabilirsiniz.",
    silence_force="Biri sizi buna zorluyor mu? O zaman yapmayın ve {phone} numarasını arayın.",
    silence_check="Evet, hiçbir zaman mesaj istemiyorum.",
    silence_go="Kaydet",
    silent="Bizden hiçbir zaman mesaj almamayı seçtiniz.",
    unsilence="Yeniden mesaj almak istiyorum",
    erase_title="Hepsini sil",
    erase_text="Tercihlerinizi, e-posta adresinizi ve cep telefonu numaranızı sileriz. İtiraz kalır. Onu "
    "kendiniz geri alırsınız.",
    erase_go="Tercihlerimi sil",
    back="Mesajlarınıza",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
