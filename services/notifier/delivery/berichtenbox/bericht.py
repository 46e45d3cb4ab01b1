r"""One message to MijnOverheid (GLOBE-R-BV-Request), within all its limits.

Source: Technische Aansluithandleiding MijnOverheid Berichtenbox §5.2 to §5.9. The XML is made by
`ebms-adapter-client`, which escapes it and writes line breaks as MijnOverheid wants them (the four
characters ``\r\n``). Looked at before it: characters that XML cannot hold (it would write them
all the same), a line break in the subject, the type and an empty field (it checks neither), and
everything whose refusal would repeat the citizen number in its text.
"""

import re
from typing import Final
from uuid import UUID, uuid5

from ebms_adapter_client.berichtenbox import BerichtenboxAttachment, build_berichten_xml
from ebms_adapter_client.exceptions import BerichtenboxValidationError

from foundation.provider_errors import Refused
from notifier.delivery.berichtenbox.agreement import Agreement
from notifier.delivery.channel import Parcel

MOST_SUBJECT: Final = 50
MOST_TEXT: Final = 4_000
"""Characters after encoding: a line break counts for four."""

MOST_BYTES: Final = 500_000
"""Of the attachment, before base64."""

ATTACHMENT: Final = "Brief"
"""The same for every letter: what stands in a list of files tells nothing."""

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters outside the production Char of XML 1.0."""

_LINE_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_ENCODED: Final = "\\r\\n"
_BATCHES: Final = UUID("5b0f6a0e-6f0c-5f0e-9a53-3c8f3e0c2f5d")
"""Names batches after messages; drawn once, and never to be changed."""


def bericht_xml(parcel: Parcel, reference: UUID, agreement: Agreement) -> bytes:
    """The message under our id. Raises ``Refused`` where MijnOverheid would turn it down.

    BerichtID is our message id itself, and BatchID follows from it: whatever is sent again says
    the same two (§5.6), by which MijnOverheid knows that it has it (``BerichtBestaatAl``).
    """
    subject, text = parcel.cover.subject, _one_kind_of_line_break(parcel.cover.text)
    code = _defect(subject, text, parcel.letter.pdf)
    if code is not None:
        raise Refused(code)
    try:
        return build_berichten_xml(
            batch_id=str(uuid5(_BATCHES, str(reference))),
            bericht_id=str(reference),
            bsn=parcel.holder.reveal(),
            subject=subject,
            message=text,
            deliverer_id=agreement.oin,
            message_type=agreement.kind,
            attachments=[
                BerichtenboxAttachment("brief.pdf", parcel.letter.pdf, description=ATTACHMENT)
            ],
        )
    except BerichtenboxValidationError:
        code = "box_limits"
    raise Refused(code)


def encoded_length(text: str) -> int:
    """How many characters of BerichtTekst a text takes."""
    return len(_one_kind_of_line_break(text).replace("\n", _ENCODED))


def _one_kind_of_line_break(text: str) -> str:
    return _LINE_BREAK.sub("\n", text)


def _defect(subject: str, text: str, pdf: bytes) -> str | None:
    checks = (
        (not subject.strip() or not text.strip(), "box_text_missing"),
        (len(subject) > MOST_SUBJECT, "box_subject_too_long"),
        (_LINE_BREAK.search(subject) is not None, "box_subject_not_one_line"),
        (encoded_length(text) > MOST_TEXT, "box_text_too_long"),
        (_NOT_IN_XML.search(subject + text) is not None, "box_text_not_plain"),
        # It would be read as a line break that nobody wrote.
        (_ENCODED in text, "box_text_not_plain"),
        (len(pdf) > MOST_BYTES, "box_attachment_too_large"),
    )
    return next((code for fails, code in checks if fails), None)
