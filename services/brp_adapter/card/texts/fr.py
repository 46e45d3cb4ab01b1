"""The card in French."""

from typing import Final

from brp_adapter.card.words import Answered, Words

FR: Final = Words(
    code="fr",
    name="Français",
    language="Langue",
    title="Votre enfant part vivre à l’étranger",
    alone="Lisez ceci seul. Personne ne doit lire avec vous.",
    text=(
        "Vous déclarez que votre enfant part vivre à l’étranger.",
        "Une autre personne a-t-elle aussi l’autorité parentale sur votre enfant ?",
        "Alors cette personne reçoit un court message à ce sujet.",
        "Ce message ne contient jamais votre adresse ni votre numéro de téléphone.",
    ),
    question="Est-ce sans danger si cette personne reçoit ce message ?",
    safe="Oui, c’est sans danger",
    not_safe="Non, c’est dangereux",
    unsure="Je ne sais pas",
    no_proof="C’est dangereux ? Alors nous n’envoyons rien. Quelqu’un vous appelle "
    "d’abord. Vous n’avez rien à prouver.",
    consent="Avez-vous l’accord de cette personne, ou du juge ? Vous pouvez le montrer "
    "à la commune.",
    after_safe=Answered(
        title="Votre réponse est notée",
        text=("Nous regardons maintenant qui doit recevoir un message.",),
    ),
    after_not_safe=Answered(
        title="Nous n’envoyons rien",
        text=(
            "Quelqu’un vous appelle d’abord. Vous n’avez rien à prouver.",
            "Nous appelons le numéro que vous avez donné à la commune.",
            "Un appel à ce numéro est dangereux ? Dites-le à la personne au guichet.",
        ),
    ),
    after_unsure=Answered(
        title="Nous n’envoyons rien pour le moment",
        text=(
            "Quelqu’un vous appelle d’abord et réfléchit avec vous.",
            "Nous appelons le numéro que vous avez donné à la commune.",
            "Un appel à ce numéro est dangereux ? Dites-le à la personne au guichet.",
        ),
    ),
    mistaken="Je me suis trompé de bouton : c’est sans danger",
    after_mistaken=Answered(
        title="Nous avons noté que c’est sans danger",
        text=(
            "Par sécurité, quelqu’un vous appelle quand même d’abord. D’ici là nous n’envoyons rien.",
        ),
    ),
    not_safe_after_all="Finalement, c’est dangereux",
    finish="Terminé : fermer cette carte",
    finished=Answered(
        title="Vous avez terminé",
        text=("La carte est fermée. Vous pouvez rendre l’écran.",),
    ),
    refused=Answered(
        title="Cette carte n’est plus ouverte",
        text=("Demandez à la commune d’ouvrir la carte encore une fois.",),
    ),
    unavailable=Answered(
        title="Votre réponse n’a pas été enregistrée",
        text=(
            "Un problème est survenu chez nous. Essayez encore une fois.",
            "Cela ne marche pas ? Dites votre réponse à la personne au guichet.",
        ),
    ),
    later="Cela devient dangereux plus tard ? Dites-le à votre commune. C’est toujours possible.",
    help_title="Aide gratuite",
    help=(
        "Vous ou votre enfant ne vous sentez pas en sécurité ? Veilig Thuis, 0800-2000, jour et nuit.",
        "En cas de danger : 112.",
    ),
    child_title="Pour toi, si tu as 12 ans ou plus",
    child=(
        "Quelqu’un a déclaré que tu vas partir vivre à l’étranger.",
        "Veux-tu en parler avec quelqu’un ? Le Kindertelefoon est là pour toi : 0800-0432.",
        "Tu peux toujours appeler, même en secret.",
    ),
    paper="Cette carte sur papier",
    on_paper="Dites votre réponse à la personne au guichet quand vous êtes seul. Ou "
    "montrez-la du doigt.",
    print_it="Imprimez cette page avec votre navigateur. La carte pour l’enfant est "
    "une feuille à part.",
)
