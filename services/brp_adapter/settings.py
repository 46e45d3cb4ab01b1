"""What the adapter is told by its surroundings; every name starts with BRP_ADAPTER_."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from foundation.client_credentials import ClientCredentials
from foundation.settings import ServiceSettings


class AdapterSettings(ServiceSettings):
    """Settings of one process of the adapter.

    The BRP is asked with an API key when ``api_key`` is set, else with OAuth 2 client credentials
    at ``register_token_url`` (left out: ``token_url``).
    """

    model_config = SettingsConfigDict(
        env_prefix="BRP_ADAPTER_", extra="ignore", hide_input_in_errors=True, frozen=True
    )

    database_schema: str = "brp_adapter"
    audience: str = "brp_adapter"

    register_url: str
    """The full address of ``POST /personen``."""

    register_token_url: str | None = None
    register_client_id: str | None = None
    register_client_secret: SecretStr | None = None
    register_scope: str = "brp"
    register_audience: str | None = None
    register_resource_server: str | None = None
    """``resourceServer`` of RvIG's token request."""

    register_headers: SecretStr = SecretStr("")
    """``name: value; name: value``: what a municipal gateway wants on every question."""

    api_key: SecretStr | None = None
    api_key_header: str = "X-API-KEY"

    token_url: str
    client_id: str
    client_secret: SecretStr

    notifier_url: str
    """Base address of the notifier, without ``/v1``."""

    notifier_audience: str = "notifier"
    notifier_scope: str = "vertrekfeiten:schrijven"

    own_oin: str | None = Field(default=None, pattern=r"^[0-9]{20}$")
    """The OIN in the tokens of our own services; left out, a scope alone opens the inner door."""

    policy_file: Path | None = None
    """Without one the BRP is asked for nobody."""

    connections_file: Path | None = None
    """The connected sources; without one NL GOV push alone is on, for whoever has a token."""

    secrets_folder: Path | None = None
    """One file per secret that the file of sources names."""

    limits_url: SecretStr | None = None
    """Redis database that counts messages per source; left out, each process for itself."""

    retry_scale: float = Field(default=1.0, gt=0, le=1)
    """Below 1 only in demonstrations and tests."""

    public_url: str = "https://localhost"
    """Address under which the intake is known outside, for the OpenAPI document."""

    @property
    def credentials_for_notifier(self) -> ClientCredentials:
        """As whom the adapter asks for a token for the notifier."""
        return ClientCredentials(
            self.token_url,
            self.client_id,
            self.client_secret,
            self.notifier_scope,
            audience=self.notifier_audience,
        )

    @property
    def credentials_for_register(self) -> ClientCredentials:
        """As whom it asks for a token for the BRP; not used when there is an API key."""
        return ClientCredentials(
            self.register_token_url or self.token_url,
            self.register_client_id or self.client_id,
            self.register_client_secret or self.client_secret,
            self.register_scope,
            audience=self.register_audience,
            resource_server=self.register_resource_server,
        )
