"""The PDF itself: readable by machines, silent in its metadata, right for the envelope."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pikepdf
import pypdf
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from notifier.letters.content import Addressee, AnswerAt, Letter, LetterChild, LetterKind, Sender
from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.render import pictures, render
from notifier.letters.words import letter_text
from tests.unit.notifier.letters.conftest import DepartingSide

LetterMaker = Callable[..., Letter]

AT = AnswerAt("antwoord.voorbeeld.example", "23456-789CD-FHJKL")

MM = 25.4 / 72
A4_HEIGHT_MM = 297.0
LONG = Addressee(
    "prof. mr. dr. A.B.C.D. van Nispen tot Sevenaer-Ruys de Beerenbrouck van Heemstra",
    (
        "Residencia Los Álamos, Calle de la Constitución 1234 bis, escalera B",
        "Piso 3, puerta 12",
        "28001 Madrid",
        "Comunidad de Madrid",
        "SPANJE",
    ),
)
WEIRD = ("#import", "$x$", "[a]", "@b", "*vet*", "_cursief_", "`code`", "= kop", "\\u{41}", "<a>")


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def placed(pdf: bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """Each piece of text with the left end of its baseline, in mm from the top-left corner."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            found.append((x * MM, A4_HEIGHT_MM - y * MM, text.strip()))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        if "/K" in node:
            yield from elements(node.K)


@pytest.fixture(scope="module")
def opened(make_letter: LetterMaker) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(render(make_letter()).pdf)) as pdf:
        yield pdf


@pytest.mark.parametrize("answer_at", [None, AT], ids=["phone", "page"])
def test_one_sheet_within_the_limits(
    make_letter: LetterMaker, kind: LetterKind, answer_at: AnswerAt | None
) -> None:
    sender = Sender(website="www.vertrekmelding.example")
    rendered = render(make_letter(kind, answer_at=answer_at, sender=sender))
    assert rendered.pages == len(pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages) == 2
    assert len(rendered.pdf) < 100_000
    for page in pypdf.PdfReader(io.BytesIO(rendered.pdf)).pages:
        assert [round(float(n) * MM) for n in page.mediabox] == [0, 0, 210, 297]


def test_archive_and_access_standards_in_one_file(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert "/StructTreeRoot" in root
    assert "/OutputIntents" in root
    assert str(root.Lang).casefold() == "nl-nl"
    with opened.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_headings_lists_and_languages_are_tagged(opened: pikepdf.Pdf) -> None:
    tags = list(elements(opened.Root.StructTreeRoot.K))
    kinds = [str(tag.S) for tag in tags if "/S" in tag]
    assert kinds.count("/H1") == 2
    assert kinds.count("/H2") == 6
    assert kinds.count("/L") == 4
    english = [str(tag.S) for tag in tags if str(tag.get("/Lang", "")).startswith("en")]
    assert "/H1" in english
    assert "/P" in english


def test_all_fonts_are_embedded(opened: pikepdf.Pdf) -> None:
    for page in opened.pages:
        for font in page.Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_metadata_tells_nothing(
    make_letter: LetterMaker, kind: LetterKind, departing_side: DepartingSide
) -> None:
    letter = make_letter(kind)
    with pikepdf.open(io.BytesIO(render(letter).pdf)) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        assert set(info) <= {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
        assert info["/Title"] == "Bericht"
        everything = str(info) + pdf.Root.Metadata.read_bytes().decode()
    personal = ("Noa", "Vries", "Lindelaan", "LEIDEN", letter.reference, letter.sender.name)
    for value in (*personal, *(item.value for item in departing_side.forbidden)):
        assert value.casefold() not in everything.casefold()


def test_what_is_seen_is_what_was_checked(make_letter: LetterMaker, kind: LetterKind) -> None:
    """The guard reads `letter_text`; nothing may be on paper that is not in it."""
    letter = make_letter(kind)
    checked = set(letter_text(letter).split())
    frame = {"Pagina", "1", "van", "2", "Page", "of", "•", "·"}
    assert set(words(render(letter).pdf).split()) <= checked | frame


@pytest.mark.parametrize("large_print", [False, True], ids=["standard", "large"])
def test_what_was_checked_is_seen(
    make_letter: LetterMaker, kind: LetterKind, *, large_print: bool
) -> None:
    """No word falls off a page, whatever the size; what describes the picture is not printed."""
    letter = make_letter(kind, answer_at=AT, large_print=large_print)
    seen = set(words(render(letter).pdf).split())
    said = letter_text(letter)
    for described in ("QR-code die antwoord.voorbeeld.example opent", "QR code that opens"):
        said = said.replace(described, "")
    # A full stop that follows the address of the page is not set: people type what they see.
    missing = set(said.split()) - seen - {f"{AT.site}."}
    assert missing == set()


def test_nothing_of_the_departing_side_is_on_paper(
    make_letter: LetterMaker, kind: LetterKind, departing_side: DepartingSide
) -> None:
    rendered = render(make_letter(kind))
    text = words(rendered.pdf).casefold()
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        raw = b"".join(
            item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
        )
    for item in departing_side.forbidden:
        assert item.value.casefold() not in text
        assert item.value.encode() not in raw


@pytest.mark.parametrize("addressee", [None, LONG], ids=["short", "long"])
@pytest.mark.parametrize("large_print", [False, True], ids=["standard", "large"])
def test_the_address_is_in_the_window(
    make_letter: LetterMaker, addressee: Addressee | None, *, large_print: bool
) -> None:
    letter = make_letter(
        sender=Sender(website="www.vertrekmelding.example"), large_print=large_print
    )
    letter = replace(letter, addressee=addressee or letter.addressee)
    pieces = placed(render(letter).pdf)
    band = [piece for piece in pieces if 45 < piece[1] < 95]
    window = [piece for piece in band if piece[0] < 120]
    assert window[0][2].startswith(letter.addressee.name[:10])
    assert window[-1][2] == letter.addressee.lines[-1]
    assert all(24.6 <= x < 120 and 52 < y < 90 for x, y, _ in window)
    assert all(125 <= x < 205 for x, _, _ in band if x >= 120)
    # Nothing between head and window, and the body starts below it.
    assert not [piece for piece in pieces if 40 < piece[1] < 50]
    assert min(y for _, y, _ in pieces if y > 95) > 95 + 3


@pytest.mark.parametrize("large_print", [False, True], ids=["standard", "large"])
def test_the_border_stays_empty(make_letter: LetterMaker, *, large_print: bool) -> None:
    rendered = render(make_letter(addressee=LONG, answer_at=AT, large_print=large_print))
    for page in range(rendered.pages):
        pieces = placed(rendered.pdf, page)
        assert all(5 <= x <= 205 and 8 <= y <= 292 for x, y, _ in pieces)


def sizes(pdf: bytes, page: int) -> list[tuple[float, float, float]]:
    """Each piece of text: place in mm, and size in points."""
    found: list[tuple[float, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            found.append((x * MM, A4_HEIGHT_MM - y * MM, abs(size * tm[3] * cm[3])))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("addressee", [None, LONG], ids=["short", "long"])
def test_large_print_is_large_everywhere_but_in_the_window(
    make_letter: LetterMaker, kind: LetterKind, addressee: Addressee | None
) -> None:
    letter = make_letter(kind, answer_at=AT, large_print=True)
    rendered = render(replace(letter, addressee=addressee or letter.addressee))
    assert rendered.pages <= 10
    for page in range(rendered.pages):
        for x, y, size in sizes(rendered.pdf, page):
            in_window = page == 0 and x < 120 and 50 < y < 90
            assert size >= (8.4 if in_window else 15.9), (page, x, y, size)


@pytest.mark.parametrize("large_print", [False, True], ids=["standard", "large"])
def test_a_long_address_of_the_page_stays_on_the_page(
    make_letter: LetterMaker, *, large_print: bool
) -> None:
    site = "antwoord.een-heel-lange-naam.vertrekmelding.overheid.example/antwoord"
    letter = make_letter(answer_at=AnswerAt(site, AT.code), large_print=large_print)
    pdf = render(letter).pdf
    assert words(pdf).replace(" ", "").count(site) == 2
    for page in range(render(letter).pages):
        for x, y, size in sizes(pdf, page):
            assert 8 <= y <= 292, (x, y, size)
    mono = [
        (x, text)
        for page in range(render(letter).pages)
        for x, _, text in placed(pdf, page)
        if text and text in site and len(text) > 8
    ]
    # No piece of it reaches the frame: 210 mm less the margin and the inset.
    width = (1.0 * 16 if large_print else 0.95 * 11) * 0.602 * MM
    assert mono
    assert all(x + len(text) * width <= 210 - 22 - 3 for x, text in mono)


def test_a_short_address_is_large_as_well(make_letter: LetterMaker) -> None:
    found = sizes(render(make_letter(large_print=True)).pdf, 0)
    assert {round(size) for x, y, size in found if x < 120 and 50 < y < 90} == {16}


def test_the_qr_code_on_paper_is_that_of_the_page(make_letter: LetterMaker) -> None:
    """Module by module, off the picture: there are no other dots, and it opens nothing else."""
    letter = make_letter(answer_at=AT)
    scale = 8
    (page, _back) = pictures(letter, pixels_per_inch=72 * scale)
    picture = Image.open(io.BytesIO(page)).convert("L")
    matrix = segno.make(AT.link, error="m", micro=False, boost_error=False).matrix
    left, top, module = finder(picture, len(matrix))
    for row, line in enumerate(matrix):
        for column, dark in enumerate(line):
            at = (round(left + (column + 0.5) * module), round(top + (row + 0.5) * module))
            shade = picture.getpixel(at)
            assert isinstance(shade, int)
            assert (shade < 128) == bool(dark), (row, column)


def finder(picture: Image.Image, modules: int) -> tuple[float, float, float]:
    """Where the code begins: the first black inside the frame, left of the steps."""
    wide, high = picture.size
    # The frame stands below the middle of the page; its line is thinner than a module.
    box = (round(wide * 0.14), round(high * 0.5), round(wide * 0.27), round(high * 0.72))
    dark = picture.crop(box).point(lambda shade: 255 if shade < 128 else 0)
    rows = [y for y in range(dark.height) if dark.crop((0, y, dark.width, y + 1)).getbbox()]
    # The longest run of rows in which something is dark is the code.
    runs: list[list[int]] = []
    for y in rows:
        if runs and y == runs[-1][-1] + 1:
            runs[-1].append(y)
        else:
            runs.append([y])
    code = max(runs, key=len)
    span = dark.crop((0, code[0], dark.width, code[-1] + 1)).getbbox()
    assert span is not None
    module = len(code) / modules
    return box[0] + span[0], box[1] + code[0], module


def test_a_name_too_long_for_the_window(make_letter: LetterMaker) -> None:
    letter = make_letter(addressee=replace(LONG, name="Zeer Lange Naam " * 40))
    with pytest.raises(UnprintableLetterError) as caught:
        render(letter)
    assert caught.value.defect is Defect.ADDRESS_TOO_WIDE
    assert caught.value.__cause__ is None


def test_the_same_letter_has_the_same_bytes(make_letter: LetterMaker) -> None:
    first = render(make_letter())
    render(make_letter(LetterKind.RECALL))
    assert render(make_letter()) == first
    other = render(make_letter(letter_date=date(2026, 11, 22)))
    assert other.text_sha256 != first.text_sha256
    assert other.template_version == first.template_version


@pytest.mark.parametrize("name", WEIRD)
def test_a_name_is_never_markup(make_letter: LetterMaker, name: str) -> None:
    letter = make_letter(children=(LetterChild(name, 2015), LetterChild("Noa", 2018)))
    assert f"Bericht over {name} en Noa" in words(render(letter).pdf)


@pytest.mark.parametrize(
    "name",
    [
        "Ğüneş",
        "Łucja",
        "Zoë",
        "Siân",
        "Nguyễn",
        "Đặng",
        "Ḥasan",
        "Ștefan",
        "Þórr",
        "ß",
        "D'Arcy",
        "Ωmega",
        "Жанна",
    ],
)
def test_letters_of_many_alphabets(make_letter: LetterMaker, name: str) -> None:
    assert f"Bericht over {name}" in words(
        render(make_letter(children=(LetterChild(name, 2015),))).pdf
    )


def test_a_character_without_a_glyph_is_refused(make_letter: LetterMaker) -> None:
    """An empty box in place of a name would be a letter about nobody."""
    with pytest.raises(UnprintableLetterError) as caught:
        render(make_letter(children=(LetterChild("山田", 2015),)))
    assert caught.value.defect is Defect.TYPESETTING
    assert caught.value.__cause__ is None


def test_an_address_on_an_island(make_letter: LetterMaker) -> None:
    address = Addressee("S. de Vries", ("Kaya Grandi 1", "Kralendijk", "BONAIRE"))
    assert "Kralendijk BONAIRE" in words(render(make_letter(addressee=address)).pdf)


def test_many_children_stay_within_ten_pages(make_letter: LetterMaker) -> None:
    children = tuple(LetterChild(f"Maria-Magdalena-{n}", 2010 + n) for n in range(9))
    rendered = render(make_letter(children=children))
    assert rendered.pages <= 4
    assert "Maria-Magdalena-8" in words(rendered.pdf).replace("- ", "-")


@settings(max_examples=40, deadline=None)
@given(
    name=st.text(
        alphabet=st.one_of(
            st.characters(min_codepoint=0x21, max_codepoint=0x17E, exclude_categories=["C", "Z"]),
            st.just(" "),
        ),
        min_size=1,
        max_size=60,
    ).filter(str.strip)
)
def test_any_latin_name_gives_a_letter(make_letter: LetterMaker, name: str) -> None:
    letter = make_letter(children=(LetterChild(name, 2015),))
    assert render(letter).pages == 2
