"""Which addresses that somebody sent us may be asked at all."""

import pytest

from brp_adapter.connections.fetching import Ophalen
from brp_adapter.fetching.address import agreed
from brp_adapter.fetching.errors import FetchRefused

WHERE = Ophalen(hosts=("zaken.voorbeeldstad.example",), toegang="sleutel", geheim="zaken")


def test_an_agreed_host_is_asked() -> None:
    url = agreed("https://zaken.voorbeeldstad.example/1", WHERE, plain_allowed=False)
    assert url.host == "zaken.voorbeeldstad.example"


@pytest.mark.parametrize(
    "address",
    [
        # Punycode of nothing: a name that cannot even be written out.
        "https://xn--a/x",
        "https://xn--/",
        "https://xn--zzzzzzz99/",
        "https://xn--a-0.voorbeeldstad.example/",
        "https://zaken.voorbeeldstad.example:99999/",
        "https://[::1/",
        "https:///x",
        "//zaken.voorbeeldstad.example/",
        "http://zaken.voorbeeldstad.example/",
        "https://zaken.voorbeeldstad.example@elders.example/",
    ],
)
def test_any_other_is_refused_in_our_own_words(address: str) -> None:
    with pytest.raises(FetchRefused, match="host_not_agreed"):
        agreed(address, WHERE, plain_allowed=False)
