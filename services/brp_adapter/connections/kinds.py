"""The kinds of source, one table of the file each; the field ``soort`` says which."""

from typing import Annotated

from pydantic import Field

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.connections.stuf import Stuf
from brp_adapter.connections.vrijbrp import VrijBrp

AnyConnection = Annotated[
    NlGov | Gebeurtenissen | Notificaties | Stuf | VrijBrp, Field(discriminator="soort")
]
