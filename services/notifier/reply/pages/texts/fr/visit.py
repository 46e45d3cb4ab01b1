"""Around every page, the start, and what can go wrong: in French."""

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
    skip="Aller au contenu",
    languages="Choisissez votre langue",
    quick_exit="Quitter vite",
    read_aloud="Lire à voix haute",
    read_stop="Arrêter la lecture",
    reading="La page est lue à voix haute.",
    read_stopped="La lecture est arrêtée.",
    read_no_voice="Votre téléphone ou votre ordinateur n'a pas de voix pour cette langue.",
    test_mode="Ceci est un essai. Il n'y a pas de vraies personnes ici.",
    translation="Ceci est une traduction. Aucune personne de langue maternelle ne l'a encore vérifiée. En cas de différence, c'est le texte néerlandais qui compte.",
    to_dutch="Lire cette page en néerlandais",
    help_title="De l'aide, gratuite",
    help_danger="Danger immédiat ?",
    help_not_safe="Vous ou votre enfant ne vous sentez pas en sécurité ? Veilig Thuis (En sécurité chez soi), jour et nuit :",
    help_despair="Vous allez très mal ? 113, jour et nuit :",
    help_legal="Des questions sur vos droits ? Juridisch Loket (conseil juridique) :",
    help_free="Ces numéros sont gratuits.",
    contact_title="Des questions ? Appelez-nous",
    contact="Appelez le {phone}. Vous payez seulement le prix normal de l'appel. Nous pouvons aussi vous aider dans une autre langue.",
    footer="À propos de ce site",
    start="Donner une réponse",
    rights="Vos données et vos droits",
    statement="Accessibilité",
    mistakes_title="Quelque chose n'est pas encore bien rempli",
    mistake="Erreur",
    optional="peut rester vide",
    closes_by_itself="Si vous ne faites rien pendant {minutes} minutes, nous fermons cette page. C'est plus sûr.",
    closing_title="Êtes-vous encore là ?",
    closing="Nous allons bientôt fermer cette page. Ce que vous avez écrit sera alors perdu.",
    stay="Oui, je suis encore là",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    day="{day} {month} {year}",
    at="{day} à {time}",
)

_START: Final = StartTexts(
    title="Répondre à notre message",
    lead="Avez-vous reçu un message de notre part sur votre enfant ? Ici, vous pouvez le lire et y répondre.",
    trust="C'est gratuit. Nous ne vous demandons jamais d'argent ni vos coordonnées bancaires.",
    code_title="Avec le code de la lettre",
    code="Code",
    code_hint="Le code est dans la lettre. Les espaces, les tirets et les majuscules n'ont pas d'importance.",
    birth="Date de naissance de votre enfant",
    birth_hint="La lettre parle de plusieurs enfants ? Choisissez-en un. Par exemple : 9\u00a04\u00a02016 (jour, mois, année).",
    day="Jour",
    month="Mois",
    year="Année",
    go_on="Lire le message",
    login_title="Avec DigiD",
    login="Avec DigiD, vous n'avez pas besoin de code. Vous voyez alors parfois plus de choses.",
    login_button="Se connecter avec DigiD",
    no_code_title="Vous n'avez pas de code, ou cela ne marche pas ?",
    no_code="Appelez le {phone}, ou écrivez à {address}. Vous pouvez aussi répondre de cette façon.",
    silence="Si vous ne répondez pas, cela ne veut pas dire que vous êtes d'accord.",
    watched_title="Quelqu'un regarde votre écran ?",
    watched="Choisissez « Quitter vite » en haut de la page. Vous allez alors tout de suite sur un autre site. Votre navigateur peut quand même garder la trace de votre visite.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Remplissez le code de la lettre.",
    code_shape="Ce code est trop court ou trop long, ou il contient un autre signe. Le code a {length} lettres et chiffres.",
    code_typo="Il y a une faute de frappe dans le code. Vérifiez encore les lettres et les chiffres.",
    birth_missing="Remplissez la date de naissance de votre enfant : le jour, le mois et l'année.",
    birth_not_a_date="Cette date n'existe pas. Remplissez le jour, le mois et l'année en chiffres.",
    birth_in_future="Cette date n'est pas encore passée. Remplissez le jour où votre enfant est né.",
    answer_missing="Choisissez une réponse.",
    words_too_long="Votre texte est trop long. Vous pouvez écrire {most} caractères au maximum.",
    knew_missing="Choisissez ce qui convient le mieux. Vous pouvez aussi passer cette question.",
)

_CALL: Final = "Vous pouvez aussi appeler le {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="Nous ne pouvons pas ouvrir de message",
        text="Cela ne marche pas avec ce code et cette date de naissance. Il y a peut-être une erreur. Le code n'est peut-être plus valable.",
        do="Vérifiez encore les deux. Cela ne marche toujours pas ? Appelez le {phone}.",
    ),
    too_many=TroubleText(
        title="Attendez un moment",
        text="On a essayé trop souvent d'ouvrir un message. C'est pourquoi ce n'est pas possible en ce moment. Ainsi, nous protégeons votre message.",
        do="Essayez encore dans {wait} minutes. " + _CALL,
    ),
    too_many_call="Appelez-nous : {phone}.",
    unavailable=TroubleText(
        title="Cela ne marche pas en ce moment",
        text="Cela vient de nous. Nous n'avons rien gardé de ce que vous venez d'écrire.",
        do="Essayez encore dans quelques minutes. " + _CALL,
    ),
    session_over=TroubleText(
        title="Cette page est fermée",
        text="Vous n'avez rien fait pendant un moment, ou vous n'avez encore rien ouvert ici. C'est pourquoi nous ne montrons pas de message.",
        do="Voulez-vous continuer ? Ouvrez alors le message de nouveau.",
    ),
    not_sent="La réponse que vous vouliez donner n'est pas arrivée chez nous.",
    form_not_ours=TroubleText(
        title="Cela n'est pas arrivé chez nous",
        text="Nous ne sommes pas sûrs que cela venait de votre page. C'est pourquoi nous n'en avons rien fait.",
        do="Recommencez. Cela ne marche toujours pas ? Appelez le {phone}.",
    ),
    not_found=TroubleText(
        title="Cette page n'existe pas",
        text="Il y a peut-être une erreur dans l'adresse.",
        do="Retournez au début. " + _CALL,
    ),
    fault=TroubleText(
        title="Quelque chose n'a pas marché",
        text="Cela vient de nous. Nous ne sommes pas sûrs que votre réponse soit arrivée.",
        do="Ouvrez le message de nouveau. Vous verrez si nous avons votre réponse. " + _CALL,
    ),
    again="Recommencer",
    mention="Si vous nous appelez, donnez ce code : {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
