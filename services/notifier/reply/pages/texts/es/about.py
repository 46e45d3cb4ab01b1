"""Rights and accessibility: in Spanish."""

from typing import Final

from notifier.reply.pages.texts.about_shape import (
    AboutTexts,
    RightsTexts,
    Section,
    StatementTexts,
)

_RIGHTS: Final = RightsTexts(
    title="Sus datos y sus derechos",
    lead="Aquí lee qué sabemos de usted, por qué, y qué puede hacer.",
    who=Section(
        "¿Quiénes somos?",
        (
            "Somos {sender}. Escribimos a personas que tienen la patria potestad (gezag) sobre un hijo, cuando alguien comunica que el hijo se muda al extranjero.",
            "Llame al {phone}, o escriba a {address}.",
        ),
    ),
    data=Section(
        "¿Qué datos usamos?",
        (
            "De usted: su nombre, su dirección y su número de ciudadano (BSN), y que tiene la patria potestad.",
            "De su hijo: el nombre, la fecha de nacimiento, el número de ciudadano y la mudanza.",
            "Esto viene del registro de población neerlandés (BRP). A esto se añade lo que usted nos responde.",
        ),
    ),
    ground=Section(
        "¿Por qué podemos hacerlo?",
        (
            "Sin una base en la ley no enviamos nada. Aquí no se lee qué base es, porque puede cambiar según el municipio. Llámenos y se lo diremos.",
        ),
    ),
    hidden=Section(
        "Lo que no ve aquí, y por qué",
        (
            "Nunca mostramos dónde vive o va a vivir alguien. Lo hacemos por la seguridad de todos.",
            "Sin DigiD tampoco mostramos la fecha. Una carta puede llegar a otra persona.",
        ),
    ),
    see=Section(
        "Ver sus datos",
        (
            "Tiene derecho a saber qué datos tenemos de usted. Llámenos o escríbanos.",
            "A veces no mostramos algo, para proteger a otra persona.",
        ),
    ),
    correct=Section(
        "¿Algo no es correcto?",
        (
            "Abra el mensaje y elija: «Esto no es correcto». También puede llamar.",
            "¿Hay un error en el BRP? Pida a su municipio que lo corrija.",
        ),
    ),
    object=Section(
        "Oponerse",
        (
            "¿No quiere que usemos sus datos? Escríbanos por qué. Una persona lo mirará entonces de nuevo.",
        ),
    ),
    complain=Section(
        "Una queja",
        (
            "Llámenos o escríbanos. Nos gustaría resolverlo juntos.",
            "¿No ayuda? Si se trata de sus datos, puede acudir a la autoridad neerlandesa de protección de datos: autoriteitpersoonsgegevens.nl. Si se trata de cómo le tratamos, puede acudir al defensor del pueblo neerlandés: nationaleombudsman.nl.",
        ),
    ),
    kept=Section(
        "¿Cuánto tiempo guardamos esto?",
        (
            "No más de lo necesario. Llámenos o escríbanos, y le diremos cuánto tiempo es en su caso.",
            "En su teléfono u ordenador no guardamos nada del mensaje.",
        ),
    ),
    cookies=Section(
        "Cookies",
        (
            "Usamos una cookie para el idioma que elige, y otra mientras tiene un mensaje abierto. No le seguimos.",
        ),
    ),
)

_STATEMENT: Final = StatementTexts(
    title="Accesibilidad de estas páginas",
    lead="Todo el mundo debe poder leer un mensaje y responder. La medida es la norma EN 301 549, con WCAG 2.2 niveles A y AA.",
    status=Section(
        "Cómo está ahora",
        (
            "Estado C: primeras medidas tomadas. No conocemos ningún punto en que una página no cumpla. Pero solo los creadores han examinado las páginas.",
        ),
    ),
    tested=Section(
        "Qué se ha probado",
        (
            "Un programa (axe) examina cada página en un navegador real, en neerlandés, inglés y árabe.",
            "Todo funciona solo con el teclado, en una pantalla estrecha y sin JavaScript.",
            "Hay un botón para leer la página en voz alta, si su teléfono u ordenador puede hacerlo.",
        ),
    ),
    not_tested=Section(
        "Qué no se ha probado todavía",
        (
            "Las personas con discapacidad todavía no han probado las páginas.",
            "Los lectores de pantalla, como VoiceOver y NVDA, todavía no se han probado.",
            "Las traducciones todavía no las han revisado personas nativas.",
            "La página de DigiD no es nuestra.",
        ),
    ),
    complain=Section(
        "¿Hay algo que no funciona?",
        (
            "Llame al {phone} o escríbanos. Diga qué página es y qué no funciona.",
            "¿No ayuda? Puede acudir al defensor del pueblo neerlandés o al Instituto neerlandés de Derechos Humanos.",
        ),
    ),
    date="Redactado por los creadores el 22 de noviembre de 2026.",
)

ABOUT: Final = AboutTexts(_RIGHTS, _STATEMENT)
