"""What the workbench is told by its surroundings; part of the settings of the notifier."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode

from notifier.login.origin import origin_of
from notifier.staff.roles import Role

USUAL_ROLES: Final[Mapping[str, Role]] = {
    "vertrekmelding-beoordelaar": Role.REVIEWER,
    "vertrekmelding-tweede-lezer": Role.SECOND_READER,
    "vertrekmelding-teamleider": Role.LEAD,
    "vertrekmelding-ca-ika": Role.CA_IKA_OFFICER,
    "vertrekmelding-gemeente": Role.MUNICIPAL_SPECIALIST,
    "vertrekmelding-auditor": Role.AUDITOR,
    "vertrekmelding-privacy": Role.PRIVACY_OFFICER,
}
KEY_SETTING: Final = "WORKBENCH_CLIENT_KEY_FILE"
_NEEDED: Final = ("url", "issuer", "client_id", "sessions_url")


class WorkbenchSettings(BaseSettings):
    """All of it left out: there is no workbench. Some of it: the process does not start."""

    workbench_url: str | None = None
    """Scheme and host (and port) under which browsers reach `/werkbank`; `http` only in test
    mode on loopback."""

    workbench_sessions_url: SecretStr | None = None
    """Redis for sessions: never the database of the broker."""

    workbench_issuer: str | None = None
    """OpenID Connect provider of the people who work here, as it names itself (`iss`)."""

    workbench_client_id: str | None = None
    """As which client we are known there; redirect address: `/werkbank/inloggen/terug`."""

    workbench_client_key_file: Path | None = None
    """PEM file with our RSA key for `private_key_jwt` (OIDC NLgov), at best one of 3072 bits."""

    workbench_client_secret: SecretStr | None = None
    """In place of a key, at a provider that knows only secrets (`client_secret_basic`)."""

    workbench_acr: str = "http://eidas.europa.eu/LoA/substantial http://eidas.europa.eu/LoA/high"
    """Levels of assurance (`acr`) that are enough, with spaces between them."""

    workbench_role_claim: str = "roles"
    """Claim with somebody's roles; dots go deeper (`realm_access.roles`)."""

    workbench_roles: Annotated[Mapping[str, Role], NoDecode] = USUAL_ROLES
    """What the provider calls each of our roles, as a JSON object `{"their word": "our role"}`."""

    workbench_oin_claim: str = "oin"
    """Claim with the OIN of the municipality of a municipal specialist."""

    workbench_auditor_until_claim: str = "auditor_until"
    """Claim with the end of an auditor's admission: seconds since 1970, or a date (that day
    still counts). Without it nobody is an auditor."""

    workbench_idle_minutes: float = Field(default=15, ge=1, le=60)
    """After so long without doing anything a session ends."""

    workbench_warning_seconds: float = Field(default=120, ge=20)
    """So long before that the page warns (WCAG 2.2.1: at least 20 seconds)."""

    workbench_session_hours: float = Field(default=10, gt=0, le=24)
    """After so long a session ends whatever one does."""

    workbench_support: str = "de beheerder van uw organisatie"
    """Whom pages say to ask when something does not work."""

    @field_validator("workbench_roles", mode="before")
    @classmethod
    def _roles_from_json(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        try:
            return json.loads(given)
        except ValueError:
            message = 'write a JSON object, such as {"their word": "reviewer"}'
            raise ValueError(message) from None

    @field_validator("workbench_url", mode="after")
    @classmethod
    def _only_an_origin(cls, given: str | None) -> str | None:
        return None if given is None else origin_of(given)

    @model_validator(mode="after")
    def _all_or_nothing(self) -> Self:
        missing = [name for name in _NEEDED if getattr(self, f"workbench_{name}") is None]
        if len(missing) == len(_NEEDED):
            return self
        if missing:
            names = ", ".join(f"WORKBENCH_{name.upper()}" for name in missing)
            message = f"the workbench also needs {names}"
            raise ValueError(message)
        if (self.workbench_client_key_file is None) == (self.workbench_client_secret is None):
            message = f"give either {KEY_SETTING} or WORKBENCH_CLIENT_SECRET"
            raise ValueError(message)
        if self.workbench_warning_seconds >= self.workbench_idle_minutes * 60:
            message = "WORKBENCH_WARNING_SECONDS is not shorter than WORKBENCH_IDLE_MINUTES"
            raise ValueError(message)
        return self

    @property
    def workbench_is_on(self) -> bool:
        """Whether there is a workbench at all."""
        return self.workbench_url is not None

    @property
    def workbench_acr_values(self) -> tuple[str, ...]:
        """The levels one by one."""
        return tuple(self.workbench_acr.split())

    @property
    def workbench_idle(self) -> timedelta:
        """How long one may do nothing."""
        return timedelta(minutes=self.workbench_idle_minutes)
