"""The message, the answers and what comes after: in French."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Notre message pour vous",
    title_several="Nos messages pour vous",
    sent="Message du {date}",
    why="Vous recevez ce message parce que vous avez l'autorité parentale (gezag) sur :",
    born="naissance en {year}",
    departure="Quelqu'un a annoncé un déménagement à l'étranger.",
    date="La date qui a été donnée : {date}.",
    country="Le pays qui a été donné : {country}.",
    new_date="La date de notre message précédent n'est plus correcte.",
    consent="Il est noté chez nous que vous êtes d'accord.",
    nothing_wrong="Cela ne veut pas dire qu'il y a un problème. Vous le savez peut-être déjà. Vous l'avez peut-être décidé ensemble.",
    less="Une lettre peut arriver chez quelqu'un d'autre. C'est pourquoi tout n'est pas écrit ici. Avec DigiD, vous voyez parfois plus de choses.",
    know_title="Bon à savoir",
    two_people="Deux personnes ont ensemble l'autorité parentale ? Elles doivent alors être d'accord sur un déménagement à l'étranger. Si elles ne sont pas d'accord, le juge peut décider.",
    islands="Une île du Royaume, comme Aruba ou Bonaire, compte ici aussi comme l'étranger.",
    abroad_help="Des questions sur les enfants et l'étranger ? Centrum IKO donne des conseils gratuits. Vous payez seulement le prix normal de l'appel :",
    question="Qu'est-ce qui est vrai pour vous ?",
    question_hint="Choisissez une réponse. Vous pourrez encore la changer plus tard.",
    agree="Je le sais et je suis d'accord.",
    disagree="Je ne le savais pas, ou je ne suis pas d'accord.",
    wrong="Ce n'est pas correct. Je veux que quelqu'un regarde cela.",
    consent_question="Est-ce correct ?",
    consent_yes="Oui, c'est correct.",
    consent_changed="Je ne suis pas d'accord, ou plus d'accord.",
    consent_no="Non, je n'ai pas dit cela. Je veux que quelqu'un regarde cela.",
    words="Voulez-vous ajouter quelque chose ?",
    words_hint="Seules les personnes qui traitent ce message lisent ce texte. Nous ne le transmettons pas à la personne qui a annoncé le déménagement. {most} caractères au maximum.",
    silence="Si vous ne répondez pas, cela ne veut pas dire que vous êtes d'accord.",
    give="Donner cette réponse",
    done_button="Terminé : fermer ce message",
)

_LETTER: Final = "Vous recevrez aussi une lettre. Elle dit que nous avons votre réponse."

_AFTER: Final = AfterTexts(
    title="Nous avons votre réponse",
    your_answer="Votre réponse :",
    received="Reçue le {at}.",
    words_received="Nous avons aussi reçu ce que vous avez ajouté.",
    more_title="Encore une question",
    more_question="Qu'est-ce qui convient le mieux ?",
    more_hint="Vous pouvez passer cette question. Nous avons déjà votre réponse.",
    did_not_know="Je ne le savais pas.",
    do_not_agree="Je le savais, mais je ne suis pas d'accord.",
    more_give="Envoyer",
    next_title="Que se passe-t-il maintenant ?",
    agree_by_code=(
        "Toute personne qui a votre lettre peut utiliser le code. C'est pourquoi nous vous enverrons encore une lettre. Nous y demandons si cette réponse est correcte.",
        "Elle est correcte ? Alors vous n'avez rien à faire.",
    ),
    agree=("Nous notons que vous êtes d'accord. Vous n'avez rien à faire maintenant.",),
    disagree=(
        "L'un de nous regarde votre réponse le plus vite possible.",
        _LETTER,
        "Nous ne pouvons pas empêcher un voyage nous-mêmes. Voulez-vous savoir ce que vous pouvez faire ? Appelez Juridisch Loket ou Centrum IKO. C'est urgent ? Appelez-nous aussi.",
    ),
    wrong=(
        "L'un de nous vérifie ce qui n'est pas correct.",
        _LETTER,
        "Voulez-vous en dire plus, ou est-ce urgent ? Appelez-nous.",
    ),
    keep="Voulez-vous garder ceci ? Imprimez cette page, ou notez quand vous avez répondu.",
    change_title="Voulez-vous répondre autre chose ?",
    change="C'est possible tant que nous nous en occupons.",
    change_button="Changer ma réponse",
    take_back_button="Retirer ma réponse",
    others="Il y a encore un message pour vous",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Nous examinons ce message",
        lines=(
            "L'un de nous examine ce message. Vous ne pouvez pas répondre ici en ce moment.",
            "Vous n'avez rien à faire maintenant. Voulez-vous nous dire quelque chose ? Appelez-nous.",
        ),
    ),
    heard="Nous avons reçu votre réponse.",
    recalled=QuietText(
        title="Notre message n'était pas correct",
        lines=(
            "Nous vous avons envoyé un message qui n'était pas correct. Il n'est plus valable.",
            "Vous n'avez rien à faire. Nous en sommes désolés.",
        ),
    ),
    taken_back=QuietText(
        title="Votre réponse est retirée",
        lines=(
            "Vous n'avez maintenant pas donné de réponse. Cela ne veut pas dire que vous êtes d'accord.",
            "Vous pouvez répondre de nouveau. Plus tard aussi.",
        ),
    ),
    done=QuietText(
        title="Vous avez terminé",
        lines=(
            "Nous ne montrons plus le message. Le bouton « retour » ne le montre plus non plus.",
            "Fermez maintenant cette fenêtre. Ce n'est pas votre téléphone ou votre ordinateur ? Effacez alors aussi l'historique du navigateur.",
        ),
    ),
    nothing=QuietText(
        title="Vos messages",
        lines=(
            "Il n'y a pas de message pour vous ici en ce moment.",
            "Avez-vous une lettre de notre part ? Utilisez alors le code de la lettre, ou appelez-nous.",
        ),
    ),
)
