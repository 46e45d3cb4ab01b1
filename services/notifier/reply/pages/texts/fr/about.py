"""Rights and accessibility: in French."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Vos données et vos droits",
    lead="Ici, vous pouvez lire ce que nous savons de vous, pourquoi, et ce que vous pouvez faire.",
    who=Section(
        "Qui sommes-nous ?",
        (
            "Nous sommes {sender}. Nous écrivons aux personnes qui ont l'autorité parentale (gezag) sur un enfant, quand quelqu'un annonce que l'enfant déménage à l'étranger.",
            "Appelez le {phone}, ou écrivez à {address}.",
        ),
    ),
    data=Section(
        "Quelles données utilisons-nous ?",
        (
            "Sur vous : votre nom, votre adresse et votre numéro de citoyen (BSN), et le fait que vous avez l'autorité parentale.",
            "Sur votre enfant : le nom, la date de naissance, le numéro de citoyen et le déménagement.",
            "Cela vient du registre de la population néerlandais (BRP). Nous y ajoutons ce que vous nous répondez.",
        ),
    ),
    ground=Section(
        "Pourquoi avons-nous le droit de le faire ?",
        (
            "Sans base dans la loi, nous n'envoyons rien. Cette base n'est pas écrite ici, car elle peut changer d'une commune à l'autre. Appelez-nous et nous vous la dirons.",
        ),
    ),
    hidden=Section(
        "Ce que vous ne voyez pas ici, et pourquoi",
        (
            "Nous ne montrons jamais où quelqu'un habite ou va habiter. Nous faisons cela pour la sécurité de tous.",
            "Sans DigiD, nous ne montrons pas non plus de date. Une lettre peut arriver chez quelqu'un d'autre.",
        ),
    ),
    see=Section(
        "Voir vos données",
        (
            "Vous avez le droit de savoir quelles données nous avons sur vous. Appelez-nous ou écrivez-nous.",
            "Parfois, nous ne montrons pas quelque chose, pour protéger une autre personne.",
        ),
    ),
    correct=Section(
        "Quelque chose n'est pas correct ?",
        (
            "Ouvrez le message et choisissez : « Ce n'est pas correct ». Vous pouvez aussi appeler.",
            "Il y a une erreur dans le BRP ? Demandez à votre commune de la corriger.",
        ),
    ),
    object=Section(
        "S'opposer",
        (
            "Vous ne voulez pas que nous utilisions vos données ? Écrivez-nous pourquoi. Une personne regardera alors de nouveau.",
        ),
    ),
    complain=Section(
        "Une plainte",
        (
            "Appelez-nous ou écrivez-nous. Nous aimerions trouver une solution avec vous.",
            "Cela n'aide pas ? Pour vos données, vous pouvez aller à l'autorité néerlandaise de protection des données : autoriteitpersoonsgegevens.nl. Pour la façon dont nous vous traitons, vous pouvez aller au médiateur national : nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "Combien de temps gardons-nous cela ?",
        (
            "Pas plus longtemps que nécessaire. Appelez-nous ou écrivez-nous, et nous vous dirons combien de temps pour vous.",
            "Nous ne gardons rien du message sur votre téléphone ou votre ordinateur.",
        ),
    ),
    cookies=Section(
        "Cookies",
        (
            "Nous utilisons un cookie pour la langue que vous choisissez, et un autre tant que vous avez un message ouvert. Nous ne vous suivons pas.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Accessibilité de ces pages",
    lead="Tout le monde doit pouvoir lire un message et y répondre. La mesure est la norme EN 301 549, avec WCAG 2.2 niveaux A et AA.",
    status=Section(
        "La situation actuelle",
        (
            "Statut C : premières mesures prises. Nous ne connaissons pas de point où une page ne convient pas. Mais seuls les créateurs ont examiné les pages.",
        ),
    ),
    tested=Section(
        "Ce qui a été testé",
        (
            "Un programme (axe) examine chaque page dans un vrai navigateur, en néerlandais, en anglais et en arabe.",
            "Tout marche avec le clavier seul, sur un écran étroit et sans JavaScript.",
            "Il y a un bouton pour faire lire la page à voix haute, si votre téléphone ou votre ordinateur le peut.",
        ),
    ),
    not_tested=Section(
        "Ce qui n'a pas encore été testé",
        (
            "Des personnes handicapées n'ont pas encore essayé les pages.",
            "Les lecteurs d'écran, comme VoiceOver et NVDA, n'ont pas encore été essayés.",
            "Les traductions n'ont pas encore été vérifiées par des personnes de langue maternelle.",
            "La page de DigiD n'est pas à nous.",
        ),
    ),
    complain=Section(
        "Quelque chose ne marche pas ?",
        (
            "Appelez le {phone} ou écrivez-nous. Dites quelle page c'est et ce qui ne marche pas.",
            "Cela n'aide pas ? Vous pouvez aller au médiateur national ou à l'Institut néerlandais des droits de l'homme.",
        ),
    ),
    date="Rédigé par les créateurs le 22 novembre 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
