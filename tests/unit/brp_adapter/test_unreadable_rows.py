"""A message that nobody could read, in one line of a list."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from brp_adapter.sources.faults import UNKNOWN_MEMBER
from brp_adapter.sources.formats import Format
from brp_adapter.storage.unreadable import Unreadable

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("id:required", "id:required"),
        ("id:required type:required", "id:required type:required"),
        (
            f"data:required {UNKNOWN_MEMBER}:unknown id:required",
            f"data:required {UNKNOWN_MEMBER}:unknown and 1 more",
        ),
        (f"{UNKNOWN_MEMBER}:personalData", f"{UNKNOWN_MEMBER}:personalData"),
        ("0.id:required 1.(bericht):json", "0.id:required 1.(bericht):json"),
    ],
)
def test_a_line_has_whole_faults(reason: str, told: str) -> None:
    kept = Unreadable(
        id=uuid4(),
        connection="voorbeeldstad-vrijbrp",
        sender="00000009900000000000",
        format=Format.VRIJBRP,
        reason=reason,
        times=1,
        correlation_id="c",
        first_at=NOW,
        last_at=NOW,
        sealed=b"",
    )
    assert kept.waiting.reason == told
