"""What is said to whoever logs in: in French."""

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
        title="Vous êtes connecté",
        text="La suite s’affiche d’elle-même dans un instant.",
        do="Continuer",
    ),
    level=TroubleText(
        title="Connectez-vous à un niveau plus élevé",
        text="Vous vous êtes connecté, mais pas de façon assez sûre. Nous montrons des informations "
        "sensibles sur votre enfant. C’est pourquoi nous demandons l’application DigiD avec "
        "contrôle d’identité.",
        do="Ouvrez l’application DigiD et faites-y le contrôle d’identité. Puis connectez-vous à "
        "nouveau. Cela ne marche pas ? Utilisez le code de votre lettre ou appelez le {phone}.",
    ),
    for_another=TroubleText(
        title="Vous vous êtes connecté pour quelqu’un d’autre",
        text="Ce message est uniquement pour le parent ou le tuteur.",
        do="Connectez-vous avec votre propre DigiD. Vous aidez quelqu’un ? Appelez le {phone}. Nous"
        " vous aiderons.",
    ),
    cancelled=TroubleText(
        title="Vous n’êtes pas connecté",
        text="Vous avez arrêté la connexion. Rien n’a été gardé.",
        do="Vous pouvez vous connecter à nouveau. Vous pouvez aussi utiliser le code de votre "
        "lettre.",
    ),
    away=TroubleText(
        title="La connexion est impossible en ce moment",
        text="Nous ne recevons pas de réponse de DigiD. Ce n’est pas votre faute.",
        do="Utilisez le code de votre lettre, ou réessayez plus tard. Vous pouvez aussi appeler le "
        "{phone}.",
    ),
    again=TroubleText(
        title="La connexion n’a pas réussi",
        text="La connexion a duré trop longtemps ou a déjà servi. Il se peut aussi que vous vous "
        "connectiez dans une autre fenêtre.",
        do="Essayez encore une fois. Utilisez une seule fenêtre.",
    ),
    no_number=TroubleText(
        title="Nous ne vous reconnaissons pas après la connexion",
        text="Nous n’avons pas reçu de numéro de service au citoyen (BSN) pour vous.",
        do="Utilisez le code de votre lettre ou appelez le {phone}.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Enregistré.",
    code_sent="Un code est en route.",
    confirmed="Confirmé.",
    dropped="Supprimé.",
    objected="Votre opposition est enregistrée.",
    taken_back="Votre opposition est retirée.",
    silenced="Enregistré : vous ne recevrez jamais de message de nous.",
    unsilenced="Enregistré : vous recevrez de nouveau nos messages.",
    erased="Vos préférences sont effacées.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Remplissez quelque chose.",
    not_an_address="Ce n’est pas une adresse e-mail. Une adresse e-mail ressemble à nom@exemple.fr.",
    not_a_number="Ce n’est pas un numéro de téléphone.",
    not_mobile="Ce n’est pas un numéro de mobile. Un numéro de mobile néerlandais commence par 06.",
    code_wrong="Ce code n’est pas bon. Regardez encore dans le message le plus récent.",
    code_over="Ce code ne marche plus. Demandez un nouveau code.",
    too_many_codes="Vous avez demandé un code trop souvent aujourd’hui. Réessayez demain.",
    child_number="Ce n’est pas un numéro de service au citoyen. Il a neuf chiffres et se trouve sur le "
    "passeport ou la carte d’identité.",
    not_ticked="Cochez la case si vous êtes sûr.",
)
_ENROL: Final = EnrolTexts(
    link="Vos préférences, et vous opposer à l’avance",
    title="Vos préférences",
    lead="Ici, vous dites à l’avance comment vous préférez recevoir nos messages. Ce n’est pas "
    "obligatoire.",
    nothing_said="Cela ne change jamais si nous vous informons ou non. Cette page ne dit pas non plus s’il se"
    " passe quelque chose.",
    wishes_title="Comment préférez-vous recevoir nos messages ?",
    way_none="Pas de préférence",
    way_box="Dans ma Berichtenbox sur MijnOverheid",
    way_letter="Par lettre",
    way_phone="Par téléphone",
    way_more="En général, vous recevez aussi une lettre.",
    large_print="Je veux des lettres en gros caractères.",
    save="Enregistrer",
    hints_title="Un avis quand il y a un message",
    hints="L’avis ne contient ni nom, ni lien, ni le sujet du message.",
    hints_shared="Quelqu’un d’autre peut-il lire votre téléphone ou vos e-mails ? Alors ne remplissez rien.",
    email="Adresse e-mail",
    sms="Numéro de mobile",
    give="Envoyez-moi un code",
    code="Code à six chiffres",
    code_hint="Nous envoyons le code en quelques minutes. Il est valable une demi-heure.",
    confirm="Confirmer",
    unverified="Pas encore confirmé. Rien n’y est envoyé.",
    verified="Confirmé.",
    failed="Un avis n’est pas arrivé ici. Supprimez cette adresse ou remplissez-la à nouveau.",
    drop="Supprimer",
    object_title="Vous opposer à l’avance",
    object_text="Vous ne voulez pas que votre enfant parte vivre à l’étranger ? Vous pouvez le dire dès "
    "maintenant. Si quelqu’un déclare un départ plus tard, une personne s’en occupera aussitôt.",
    object_not="Votre opposition n’empêche pas un départ d’elle-même. Un juge peut le faire.",
    object_number="Numéro de service au citoyen (BSN) de votre enfant",
    object_hint="Neuf chiffres. Si vous ne remplissez rien, cela vaut pour tous vos enfants. Nous ne disons "
    "pas si nous connaissons cet enfant.",
    object_go="Enregistrer mon opposition",
    stands_all="Opposition pour tous vos enfants, du {at}.",
    stands_one="Opposition pour un enfant, du {at}.",
    take_back="Retirer",
    silence_title="Jamais de message de nous",
    silence_text="Vous pouvez choisir que nous ne vous disions jamais rien. Même si votre enfant doit partir "
    "vivre à l’étranger. Vous pouvez changer cela à tout moment.",
    silence_force="Quelqu’un vous oblige à faire ce choix ? Alors ne le faites pas et appelez le {phone}.",
    silence_check="Oui, je ne veux jamais de message.",
    silence_go="Enregistrer",
    silent="Vous avez choisi de ne jamais recevoir de message de nous.",
    unsilence="Je veux de nouveau recevoir des messages",
    erase_title="Tout effacer",
    erase_text="Nous effaçons vos préférences, votre adresse e-mail et votre numéro de mobile. Une "
    "opposition reste. Vous la retirez vous-même.",
    erase_go="Effacer mes préférences",
    back="Vers vos messages",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
