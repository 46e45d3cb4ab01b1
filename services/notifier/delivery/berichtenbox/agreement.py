"""What we and MijnOverheid agreed on: who sends, as what, under which CPA."""

from dataclasses import dataclass

from ebms_adapter_client.berichtenbox import BerichtenboxContractConfig

_PARTY = "urn:osb:oin:"
RESULT_ACTION = "GLOBE-R-BV-Result"
"""The ebMS action of a BerichtVerwerkResponse."""


@dataclass(frozen=True)
class Agreement:
    """``oin`` and ``to_oin``: 20 digits; ``kind``: BerichtType, at most 8 characters."""

    cpa_id: str
    oin: str
    to_oin: str
    kind: str

    @property
    def ours(self) -> str:
        """Our party id in the CPA."""
        return f"{_PARTY}{self.oin}"

    @property
    def theirs(self) -> str:
        """The party id of MijnOverheid in the CPA."""
        return f"{_PARTY}{self.to_oin}"

    @property
    def contract(self) -> BerichtenboxContractConfig:
        """Service, action and roles are the same for everybody who sends."""
        return BerichtenboxContractConfig(cpa_id=self.cpa_id)
