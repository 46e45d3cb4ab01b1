"""What is said to whoever logs in: in Spanish."""

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
        title="Ha iniciado sesión",
        text="Continuará automáticamente en un momento.",
        do="Continuar",
    ),
    level=TroubleText(
        title="Inicie sesión con un nivel más alto",
        text="Ha iniciado sesión, pero no de forma lo bastante segura. Mostramos información delicada"
        " sobre su hijo o hija. Por eso pedimos la aplicación DigiD con comprobación de "
        "identidad.",
        do="Abra la aplicación DigiD y haga allí la comprobación de identidad. Después inicie "
        "sesión otra vez. ¿No funciona? Use el código de su carta o llame al {phone}.",
    ),
    for_another=TroubleText(
        title="Ha iniciado sesión en nombre de otra persona",
        text="Este mensaje es solo para el padre, la madre o el tutor.",
        do="Inicie sesión con su propio DigiD. ¿Está ayudando a alguien? Llame al {phone}. Le "
        "ayudaremos.",
    ),
    cancelled=TroubleText(
        title="No ha iniciado sesión",
        text="Ha interrumpido el inicio de sesión. No se ha guardado nada.",
        do="Puede iniciar sesión otra vez. También puede usar el código de su carta.",
    ),
    away=TroubleText(
        title="Ahora no se puede iniciar sesión",
        text="No recibimos respuesta de DigiD. No es culpa suya.",
        do="Use el código de su carta o inténtelo más tarde. También puede llamar al {phone}.",
    ),
    again=TroubleText(
        title="No se ha podido iniciar sesión",
        text="El inicio de sesión tardó demasiado o ya se había usado. También puede ser que esté "
        "iniciando sesión en otra ventana.",
        do="Inténtelo otra vez. Use una sola ventana.",
    ),
    no_number=TroubleText(
        title="No le reconocemos después de iniciar sesión",
        text="No hemos recibido su número de servicio al ciudadano (BSN).",
        do="Use el código de su carta o llame al {phone}.",
    ),
)
_NOTICES: Final = NoticeTexts(
    saved="Guardado.",
    code_sent="Hay un código en camino.",
    confirmed="Confirmado.",
    dropped="Eliminado.",
    objected="Su oposición ha quedado registrada.",
    taken_back="Su oposición ha sido retirada.",
    silenced="Registrado: nunca recibirá un mensaje nuestro.",
    unsilenced="Registrado: volverá a recibir nuestros mensajes.",
    erased="Sus preferencias han sido borradas.",
)
_MISTAKES: Final = EnrolMistakeTexts(
    address_missing="Rellene algo.",
    not_an_address="Esto no es un correo electrónico. Un correo electrónico es como nombre@ejemplo.es.",
    not_a_number="Esto no es un número de teléfono.",
    not_mobile="Esto no es un número de móvil. Un móvil neerlandés empieza por 06.",
    code_wrong="Este código no es correcto. Mire otra vez el mensaje más nuevo.",
    code_over="Este código ya no vale. Pida un código nuevo.",
    too_many_codes="Hoy ha pedido un código demasiadas veces. Inténtelo mañana.",
    child_number="Esto no es un número de servicio al ciudadano. Tiene nueve cifras y está en el pasaporte o "
    "el documento de identidad.",
    not_ticked="Marque la casilla si está seguro.",
)
_ENROL: Final = EnrolTexts(
    link="Sus preferencias, y oponerse de antemano",
    title="Sus preferencias",
    lead="Aquí dice de antemano cómo prefiere recibir nuestros mensajes. No es obligatorio.",
    nothing_said="Esto nunca cambia si le avisamos o no. Esta página tampoco dice si está pasando algo.",
    wishes_title="¿Cómo prefiere recibir nuestros mensajes?",
    way_none="Sin preferencia",
    way_box="En mi Berichtenbox de MijnOverheid",
    way_letter="Por carta",
    way_phone="Por teléfono",
    way_more="Normalmente también recibirá una carta.",
    large_print="Quiero las cartas en letra grande.",
    save="Guardar",
    hints_title="Un aviso cuando hay un mensaje",
    hints="El aviso no lleva ningún nombre, ningún enlace ni el tema del mensaje.",
    hints_shared="¿Otra persona puede leer su teléfono o su correo? Entonces no rellene nada.",
    email="Correo electrónico",
    sms="Número de móvil",
    give="Envíenme un código",
    code="Código de seis cifras",
    code_hint="Enviamos el código en unos minutos. Vale media hora.",
    confirm="Confirmar",
    unverified="Sin confirmar todavía. No se envía nada ahí.",
    verified="Confirmado.",
    failed="Un aviso no llegó aquí. Elimínelo o rellénelo otra vez.",
    drop="Eliminar",
    object_title="Oponerse de antemano",
    object_text="¿No quiere que su hijo o hija se vaya a vivir al extranjero? Puede decirlo ya ahora. Si "
    "alguien comunica más tarde una mudanza, una persona lo mirará enseguida.",
    object_not="Su oposición no impide por sí sola una mudanza. Un juez sí puede.",
    object_number="Número de servicio al ciudadano (BSN) de su hijo o hija",
    object_hint="Nueve cifras. Si lo deja vacío, vale para todos sus hijos. No decimos si conocemos a este "
    "niño o niña.",
    object_go="Registrar mi oposición",
    stands_all="Oposición para todos sus hijos, del {at}.",
    stands_one="Oposición para un hijo o hija, del {at}.",
    take_back="Retirar",
    silence_title="Nunca un mensaje nuestro",
    silence_text="Puede elegir que nunca le digamos nada. Tampoco si su hijo o hija se va a vivir al "
    "extranjero. Puede cambiarlo en cualquier momento.",
    silence_force="¿Alguien le obliga a elegir esto? Entonces no lo haga y llame al {phone}.",
    silence_check="Sí, no quiero recibir nunca un mensaje.",
    silence_go="Registrar",
    silent="Ha elegido no recibir nunca un mensaje nuestro.",
    unsilence="Quiero volver a recibir mensajes",
    erase_title="Borrar todo",
    erase_text="Borramos sus preferencias, su correo electrónico y su número de móvil. Una oposición se "
    "mantiene. La retira usted.",
    erase_go="Borrar mis preferencias",
    back="A sus mensajes",
)

OWN: Final = OwnTexts(login=_LOGIN, notices=_NOTICES, mistakes=_MISTAKES, enrol=_ENROL)
