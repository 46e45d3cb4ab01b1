"""What is told about the Berichtenbox; part of the settings of the notifier."""

from typing import Final, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings

_TOGETHER: Final = (
    "berichtenbox_url",
    "berichtenbox_cpa_id",
    "berichtenbox_oin",
    "berichtenbox_to_oin",
    "berichtenbox_type",
)
_OIN: Final = r"^[0-9]{20}$"


class BerichtenboxSettings(BaseSettings):
    """All of the first five or none: without them nothing goes to a personal box."""

    berichtenbox_url: str | None = None
    """Address of ebms-core, without ``/service``; with it messages go to the Berichtenbox too."""

    berichtenbox_cpa_id: str | None = Field(default=None, min_length=1)
    """The agreement (CPA) with MijnOverheid, as ebms-core knows it."""

    berichtenbox_oin: str | None = Field(default=None, pattern=_OIN)
    """Our OIN in that agreement: every message names it as its sender."""

    berichtenbox_to_oin: str | None = Field(default=None, pattern=_OIN)
    """The OIN of MijnOverheid in that agreement."""

    berichtenbox_type: str | None = Field(default=None, min_length=1, max_length=8)
    """BerichtType as registered in the Leveranciersportaal."""

    berichtenbox_user: str | None = None
    """Name for ebms-core, with its password; neither where it asks none."""

    berichtenbox_password: SecretStr | None = None

    berichtenbox_result_hours: float = Field(default=24, gt=0, le=168)
    """When MijnOverheid said nothing for so long, a person is told."""

    @model_validator(mode="after")
    def _all_or_none(self) -> Self:
        missing = [name.upper() for name in _TOGETHER if getattr(self, name) is None]
        if missing and len(missing) < len(_TOGETHER):
            message = f"the Berichtenbox also needs {', '.join(missing)}; or leave all out"
            raise ValueError(message)
        if (self.berichtenbox_user is None) != (self.berichtenbox_password is None):
            message = "BERICHTENBOX_USER and BERICHTENBOX_PASSWORD belong together"
            raise ValueError(message)
        return self
