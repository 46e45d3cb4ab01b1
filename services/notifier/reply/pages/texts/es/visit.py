"""Around every page, the start, and what can go wrong: in Spanish."""

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
    skip="Ir al contenido",
    languages="Elija su idioma",
    quick_exit="Salir rápido",
    read_aloud="Leer en voz alta",
    read_stop="Parar la lectura",
    reading="La página se está leyendo en voz alta.",
    read_stopped="La lectura se ha parado.",
    read_no_voice="Su teléfono u ordenador no tiene una voz para este idioma.",
    test_mode="Esto es una prueba. Aquí no hay personas reales.",
    translation="Esto es una traducción. Todavía no la ha revisado ninguna persona nativa. Si hay diferencias, vale el texto neerlandés.",
    to_dutch="Leer esta página en neerlandés",
    help_title="Ayuda gratuita",
    help_danger="¿Peligro inmediato?",
    help_not_safe="¿Usted o su hijo no se sienten seguros? Veilig Thuis (Seguro en casa), día y noche:",
    help_despair="¿Se siente usted muy mal? 113, día y noche:",
    help_legal="¿Preguntas sobre sus derechos? Juridisch Loket (asesoría jurídica):",
    help_free="Estos números son gratuitos.",
    contact_title="¿Preguntas? Llámenos",
    contact="Llame al {phone}. Solo paga el precio normal de la llamada. También podemos ayudarle en otro idioma.",
    footer="Sobre este sitio web",
    start="Dar una respuesta",
    rights="Sus datos y sus derechos",
    statement="Accesibilidad",
    mistakes_title="Todavía hay algo que no está bien rellenado",
    mistake="Error",
    optional="puede quedar vacío",
    closes_by_itself="Si no hace nada durante {minutes} minutos, cerramos esta página. Es más seguro.",
    closing_title="¿Sigue usted ahí?",
    closing="Vamos a cerrar esta página. Lo que ha escrito se perderá.",
    stay="Sí, sigo aquí",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    day="{day} de {month} de {year}",
    at="{day} a las {time}",
)

_START: Final = StartTexts(
    title="Responder a nuestro mensaje",
    lead="¿Ha recibido un mensaje nuestro sobre su hijo? Aquí puede leerlo y responder.",
    trust="Es gratis. Nunca le pedimos dinero ni sus datos bancarios.",
    code_title="Con el código de la carta",
    code="Código",
    code_hint="El código está en la carta. Los espacios, los guiones y las mayúsculas no importan.",
    birth="Fecha de nacimiento de su hijo",
    birth_hint="¿La carta trata de varios hijos? Elija uno. Por ejemplo: 9\u00a04\u00a02016 (día, mes, año).",
    day="Día",
    month="Mes",
    year="Año",
    go_on="Leer el mensaje",
    login_title="Con DigiD",
    login="Con DigiD no necesita un código. A veces también ve más.",
    login_button="Entrar con DigiD",
    no_code_title="¿No tiene código o no funciona?",
    no_code="Llame al {phone}, o escriba a {address}. También puede responder así.",
    silence="Si no responde, eso no significa que esté de acuerdo.",
    watched_title="¿Alguien mira su pantalla?",
    watched="Elija «Salir rápido» arriba en la página. Irá enseguida a otro sitio web. Su navegador puede recordar que estuvo aquí.",
)

_MISTAKES: Final = MistakeTexts(
    code_missing="Rellene el código de la carta.",
    code_shape="Este código es demasiado corto o demasiado largo, o tiene otro signo. El código tiene {length} letras y cifras.",
    code_typo="Hay un error de escritura en el código. Mire otra vez las letras y las cifras.",
    birth_missing="Rellene la fecha de nacimiento de su hijo: el día, el mes y el año.",
    birth_not_a_date="Esta fecha no existe. Rellene el día, el mes y el año con cifras.",
    birth_in_future="Esta fecha todavía no ha llegado. Rellene el día en que nació su hijo.",
    answer_missing="Elija una respuesta.",
    words_too_long="Su texto es demasiado largo. Puede usar {most} caracteres como máximo.",
    knew_missing="Elija lo que mejor encaja. También puede saltar esta pregunta.",
)

_CALL: Final = "También puede llamar al {phone}."

_TROUBLE: Final = TroubleTexts(
    refused=TroubleText(
        title="No podemos abrir ningún mensaje",
        text="No funciona con este código y esta fecha de nacimiento. Quizás hay un error. Quizás el código ya no vale.",
        do="Mire otra vez los dos. ¿Sigue sin funcionar? Llame al {phone}.",
    ),
    too_many=TroubleText(
        title="Espere un momento",
        text="Se ha intentado demasiadas veces abrir un mensaje. Por eso ahora no se puede. Así protegemos su mensaje.",
        do="Inténtelo otra vez dentro de {wait} minutos. " + _CALL,
    ),
    too_many_call="Llámenos: {phone}.",
    unavailable=TroubleText(
        title="Esto no funciona ahora",
        text="Es un problema nuestro. No hemos guardado nada de lo que acaba de escribir.",
        do="Inténtelo otra vez dentro de unos minutos. " + _CALL,
    ),
    session_over=TroubleText(
        title="Esta página está cerrada",
        text="No ha hecho nada durante un tiempo, o todavía no ha abierto nada aquí. Por eso no mostramos ningún mensaje.",
        do="¿Quiere seguir? Abra entonces el mensaje otra vez.",
    ),
    not_sent="La respuesta que iba a dar no nos ha llegado.",
    form_not_ours=TroubleText(
        title="Esto no nos ha llegado",
        text="No estamos seguros de que esto viniera de su página. Por eso no hemos hecho nada con ello.",
        do="Empiece otra vez. ¿Sigue sin funcionar? Llame al {phone}.",
    ),
    not_found=TroubleText(
        title="Esta página no existe",
        text="Quizás hay un error en la dirección.",
        do="Vuelva al principio. " + _CALL,
    ),
    fault=TroubleText(
        title="Algo ha ido mal",
        text="Es un problema nuestro. No estamos seguros de que su respuesta haya llegado.",
        do="Abra el mensaje otra vez. Así verá si tenemos su respuesta. " + _CALL,
    ),
    again="Empezar otra vez",
    mention="Si nos llama, diga este código: {code}.",
)

VISIT: Final = VisitTexts(_AROUND, _START, _MISTAKES, _TROUBLE)
