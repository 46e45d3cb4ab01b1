"""Writes a BerichtVerwerkResponse, in the shape of the sample that Logius gives."""

from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from sandbox.ebms.judge import Code, stage_of

_RESPONSE: Final = "http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01"
_RESULT: Final = "http://schemas.rdw.nl/GEB/BerichtVerwerkService/BerichtResultaat/Types/2009/01"
_COUNTS: Final = {
    "AantalBerichtenSuccesvolVerwerkt": Code.TAKEN,
    "AantalBerichtenGeenActieveBoxOfGeabonneertOpLeverancier": Code.NO_BOX,
    "AantalBerichtenMetTechnischProbleem": Code.TECHNICAL,
    "AantalBerichtenBerichtTypeNietCorrect": Code.KIND,
    "AantalBerichtenPublicatieDatumNietCorrect": Code.PUBLISHED_TOO_LATE,
    "AantalBerichtenAanmaakDatumNietCorrect": Code.CREATED_TOO_LONG_AGO,
}
TAKEN_AS_NUMBER: Final = "00"
"""As the official sample writes Verwerkt."""


def result_xml(
    bericht_id: str,
    code: str,
    *,
    oin: str,
    batch_id: str,
    kind: str,
    received_at: datetime,
    processed_at: datetime,
) -> bytes:
    """The result of a batch of one message. ``code`` is written as it is given."""
    register_namespace("verwerk", _RESPONSE)
    register_namespace("resultaat", _RESULT)
    root = Element(f"{{{_RESPONSE}}}BerichtVerwerkResponse")
    batch = SubElement(root, "BatchInformatie")
    counted = Code.TAKEN if code == TAKEN_AS_NUMBER else code
    for name, text in (
        ("BerichtLeverancierCode", oin),
        ("BatchID", batch_id),
        ("TotaalAantalOntvangenBerichten", "1"),
        *((name, str(int(counted == counts))) for name, counts in _COUNTS.items()),
        ("DatumOntvangen", _stamp(received_at)),
        ("DatumVerwerkt", _stamp(processed_at)),
    ):
        SubElement(batch, name).text = text
    one = SubElement(SubElement(root, "Berichten"), f"{{{_RESULT}}}Bericht")
    for name, text in (
        ("BerichtID", bericht_id),
        ("BerichtType", kind),
        ("VerwerkingsCode", code),
        ("Stadium", stage_of(code)),
    ):
        SubElement(one, name).text = text
    return bytes(tostring(root, encoding="UTF-8", xml_declaration=True))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
