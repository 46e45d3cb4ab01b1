"""Codes survive people: how they type, and every slip of one character or of two."""

import math
import unicodedata
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from notifier.reply.codes import (
    ALPHABET,
    BY_CHANCE,
    LENGTH,
    CodeSlip,
    grouped,
    new_code,
    read_code,
    with_check,
)

CODES = st.text(ALPHABET, min_size=BY_CHANCE, max_size=BY_CHANCE).map(
    lambda signs: grouped(with_check(signs))
)
_LOOK_ALIKE = {"D": "O0Qd", "L": "I1il", "5": "Ss", "2": "Zz", "8": "Bb", "6": "Gg", "V": "Uu"}


def _plain(code: str) -> str:
    read = read_code(code)
    assert not isinstance(read, CodeSlip)
    return read


def test_a_code_holds_sixty_bits_and_no_word() -> None:
    assert math.log2(len(ALPHABET)) * BY_CHANCE > 60
    assert not set("AEIOUY") & set(ALPHABET)
    assert len({new_code() for _ in range(500)}) == 500
    assert {len(group) for group in grouped(new_code()).split("-")} == {5}


@given(CODES)
def test_what_is_printed_is_read(code: str) -> None:
    assert grouped(_plain(code)) == code


@given(CODES, st.data())
def test_case_gaps_and_look_alikes_do_not_matter(code: str, data: st.DataObject) -> None:
    gap = st.sampled_from(["", " ", "-", "\u2013", ". ", "\u00a0", "\u200f", "\t"])
    typed = ""
    for sign in code.replace("-", ""):
        alike = data.draw(st.sampled_from([sign, sign.lower(), *_LOOK_ALIKE.get(sign, "")]))
        typed += alike + data.draw(gap)
    assert read_code(typed) == _plain(code)


@given(CODES)
def test_other_keyboards_type_the_same(code: str) -> None:
    arabic = str.maketrans("0123456789", "".join(chr(0x660 + n) for n in range(10)))
    cyrillic = str.maketrans("CHKMPTX", "СНКМРТХ")  # noqa: RUF001 - that is the point
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign != "-" else sign for sign in code)
    assert read_code(code.translate(arabic)) == _plain(code)
    assert read_code(code.translate(cyrillic)) == _plain(code)
    assert unicodedata.normalize("NFKC", wide) == code
    assert read_code(wide) == _plain(code)


@settings(max_examples=15)
@given(CODES)
def test_every_wrong_character_and_every_swap_is_a_typo(code: str) -> None:
    signs = _plain(code)
    for place, right in enumerate(signs):
        for wrong in set(ALPHABET) - {right}:
            assert read_code(signs[:place] + wrong + signs[place + 1 :]) is CodeSlip.TYPO
    for one, other in combinations(range(LENGTH), 2):
        if signs[one] != signs[other]:
            swapped = list(signs)
            swapped[one], swapped[other] = signs[other], signs[one]
            assert read_code("".join(swapped)) is CodeSlip.TYPO


@given(CODES)
def test_too_short_too_long_and_strange_signs_are_no_code(code: str) -> None:
    assert read_code(code[:-1]) is CodeSlip.SHAPE
    assert read_code(code + "2") is CodeSlip.SHAPE
    assert read_code(code.replace(code[0], "é")) is CodeSlip.SHAPE
    assert read_code(" - ") is CodeSlip.MISSING


@given(st.text(max_size=80))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    read = read_code(typed)
    assert isinstance(read, CodeSlip) or (len(read) == LENGTH and set(read) <= set(ALPHABET))
