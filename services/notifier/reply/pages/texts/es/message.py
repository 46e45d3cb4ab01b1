"""The message, the answers and what comes after: in Spanish."""

from typing import Final

from notifier.reply.pages.texts.message_shape import (
    AfterTexts,
    LetterTexts,
    MessageTexts,
    QuietText,
)

_MESSAGE: Final = MessageTexts(
    title="Nuestro mensaje para usted",
    title_several="Nuestros mensajes para usted",
    sent="Mensaje del {date}",
    why="Recibe este mensaje porque tiene la patria potestad (gezag) sobre:",
    born="año de nacimiento: {year}",
    departure="Alguien ha comunicado una mudanza al extranjero.",
    date="La fecha que se ha dado: {date}.",
    country="El país que se ha dado: {country}.",
    new_date="La fecha de nuestro mensaje anterior ya no es correcta.",
    consent="En nuestros datos consta que usted está de acuerdo.",
    nothing_wrong="Esto no significa que pase algo malo. Quizás ya lo sabe. Quizás lo han acordado así.",
    less="Una carta puede llegar a otra persona. Por eso no está todo aquí. Con DigiD a veces ve más.",
    know_title="Es bueno saberlo",
    two_people="¿Dos personas tienen juntas la patria potestad? Entonces deben estar de acuerdo sobre una mudanza al extranjero. Si no se ponen de acuerdo, puede decidir el juez.",
    islands="Una isla del Reino, como Aruba o Bonaire, aquí también cuenta como extranjero.",
    abroad_help="¿Preguntas sobre hijos y el extranjero? Centrum IKO da consejo gratis. Solo paga el precio normal de la llamada:",
    question="¿Qué es verdad para usted?",
    question_hint="Elija una respuesta. Más tarde todavía puede cambiarla.",
    agree="Lo sé y estoy de acuerdo.",
    disagree="No lo sabía, o no estoy de acuerdo.",
    wrong="Esto no es correcto. Quiero que alguien lo mire.",
    consent_question="¿Es correcto?",
    consent_yes="Sí, es correcto.",
    consent_changed="No estoy de acuerdo, o ya no estoy de acuerdo.",
    consent_no="No, yo no he dicho eso. Quiero que alguien lo mire.",
    words="¿Quiere añadir algo?",
    words_hint="Solo las personas que tratan este mensaje leen esto. No lo pasamos a quien comunicó la mudanza. {most} caracteres como máximo.",
    silence="Si no responde, eso no significa que esté de acuerdo.",
    give="Dar esta respuesta",
    done_button="Listo: cerrar este mensaje",
)

_LETTER: Final = "También recibirá una carta. En ella dice que tenemos su respuesta."

_AFTER: Final = AfterTexts(
    title="Tenemos su respuesta",
    your_answer="Su respuesta:",
    received="Recibida el {at}.",
    words_received="También hemos recibido lo que añadió.",
    more_title="Una pregunta más",
    more_question="¿Qué encaja mejor?",
    more_hint="Puede saltar esta pregunta. Ya tenemos su respuesta.",
    did_not_know="No lo sabía.",
    do_not_agree="Lo sabía, pero no estoy de acuerdo.",
    more_give="Enviar",
    next_title="¿Qué pasa ahora?",
    agree_by_code=(
        "Cualquier persona que tenga su carta puede usar el código. Por eso le enviaremos otra carta. En ella preguntamos si esta respuesta es correcta.",
        "¿Es correcta? Entonces no tiene que hacer nada.",
    ),
    agree=("Anotamos que está de acuerdo. Ahora no tiene que hacer nada.",),
    disagree=(
        "Alguien de nosotros mira su respuesta lo antes posible.",
        _LETTER,
        "Nosotros no podemos impedir un viaje. ¿Quiere saber qué puede hacer usted? Llame a Juridisch Loket o a Centrum IKO. ¿Es urgente? Llámenos también a nosotros.",
    ),
    wrong=(
        "Alguien de nosotros comprueba qué no es correcto.",
        _LETTER,
        "¿Quiere contar más, o es urgente? Llámenos.",
    ),
    keep="¿Quiere guardar esto? Imprima esta página, o apunte cuándo respondió.",
    change_title="¿Quiere responder otra cosa?",
    change="Puede hacerlo mientras nos ocupamos de esto.",
    change_button="Cambiar mi respuesta",
    take_back_button="Retirar mi respuesta",
    others="Hay otro mensaje para usted",
)

LETTER: Final = LetterTexts(
    message=_MESSAGE,
    after=_AFTER,
    looked_at=QuietText(
        title="Estamos mirando este mensaje",
        lines=(
            "Alguien de nosotros está mirando este mensaje. Ahora no puede responder aquí.",
            "Ahora no tiene que hacer nada. ¿Quiere decirnos algo? Llámenos.",
        ),
    ),
    heard="Hemos recibido su respuesta.",
    recalled=QuietText(
        title="Nuestro mensaje no era correcto",
        lines=(
            "Le enviamos un mensaje que no era correcto. Ya no vale.",
            "No tiene que hacer nada. Lo sentimos.",
        ),
    ),
    taken_back=QuietText(
        title="Su respuesta se ha retirado",
        lines=(
            "Ahora no ha dado ninguna respuesta. Eso no significa que esté de acuerdo.",
            "Puede responder otra vez. Más tarde también.",
        ),
    ),
    done=QuietText(
        title="Ha terminado",
        lines=(
            "Ya no mostramos el mensaje. El botón «atrás» tampoco lo muestra.",
            "Cierre ahora esta ventana. ¿No es su propio teléfono u ordenador? Borre entonces también el historial del navegador.",
        ),
    ),
    nothing=QuietText(
        title="Sus mensajes",
        lines=(
            "Ahora no hay ningún mensaje para usted aquí.",
            "¿Tiene una carta nuestra? Use entonces el código de la carta, o llámenos.",
        ),
    ),
)
