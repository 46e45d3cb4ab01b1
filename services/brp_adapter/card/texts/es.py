"""The card in Spanish."""

from typing import Final

from brp_adapter.card.words import Answered, Words

ES: Final = Words(
    code="es",
    name="Español",
    language="Idioma",
    title="Su hijo se va a vivir al extranjero",
    alone="Lea esto a solas. Nadie debe leerlo con usted.",
    text=(
        "Usted comunica que su hijo se va a vivir al extranjero.",
        "¿Hay otra persona que también tiene la patria potestad sobre su hijo?",
        "Entonces esa persona recibe un mensaje corto sobre esto.",
        "En ese mensaje nunca aparecen su dirección ni su número de teléfono.",
    ),
    question="¿Es seguro que esa persona reciba este mensaje?",
    safe="Sí, es seguro",
    not_safe="No, no es seguro",
    unsure="No lo sé",
    no_proof="¿No es seguro? Entonces no enviamos nada. Primero alguien le llama. No "
    "tiene que probar nada.",
    consent="¿Tiene permiso de esa persona o del juez? Puede mostrarlo en el ayuntamiento.",
    after_safe=Answered(
        title="Su respuesta está anotada",
        text=("Ahora miramos quién debe recibir un mensaje.",),
    ),
    after_not_safe=Answered(
        title="No enviamos nada",
        text=(
            "Primero alguien le llama. No tiene que probar nada.",
            "Llamamos al número que usted dio al ayuntamiento.",
            "¿No es seguro llamar ahí? Dígaselo a la persona que le atiende.",
        ),
    ),
    after_unsure=Answered(
        title="Por ahora no enviamos nada",
        text=(
            "Primero alguien le llama y lo piensa con usted.",
            "Llamamos al número que usted dio al ayuntamiento.",
            "¿No es seguro llamar ahí? Dígaselo a la persona que le atiende.",
        ),
    ),
    mistaken="Me equivoqué de botón: sí es seguro",
    after_mistaken=Answered(
        title="Hemos anotado que es seguro",
        text=(
            "Para estar seguros, alguien le llama primero de todos modos. Hasta entonces no enviamos nada.",
        ),
    ),
    not_safe_after_all="Al final no es seguro",
    finish="Listo: cerrar esta tarjeta",
    finished=Answered(
        title="Ha terminado",
        text=("La tarjeta está cerrada. Puede devolver la pantalla.",),
    ),
    refused=Answered(
        title="Esta tarjeta ya no está abierta",
        text=("Pida al ayuntamiento que la abra otra vez.",),
    ),
    unavailable=Answered(
        title="Su respuesta no se ha guardado",
        text=(
            "Algo salió mal por nuestra parte. Inténtelo otra vez.",
            "¿No funciona? Diga su respuesta a la persona que le atiende.",
        ),
    ),
    later="¿Deja de ser seguro más tarde? Dígalo en su ayuntamiento. Siempre puede hacerlo.",
    help_title="Ayuda gratis",
    help=(
        "¿Usted o su hijo no se sienten seguros? Veilig Thuis, 0800-2000, día y noche.",
        "En peligro: 112.",
    ),
    child_title="Para ti, si tienes 12 años o más",
    child=(
        "Alguien ha comunicado que te vas a vivir al extranjero.",
        "¿Quieres hablar con alguien de ello? El Kindertelefoon está para ti: 0800-0432.",
        "Siempre puedes llamar, también en secreto.",
    ),
    paper="Esta tarjeta en papel",
    on_paper="Diga su respuesta a quien le atiende cuando esté a solas. O señálela.",
    print_it="Imprima esta página con su navegador. La tarjeta para el niño es una hoja aparte.",
)
