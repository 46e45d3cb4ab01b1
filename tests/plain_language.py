"""How plain a text is: for every word that a citizen reads, whoever wrote it.

Level B1 is a person's judgement; this finds what surely is not it. Sentences have at most 15 words,
and 10 on average. Words that civil servants like have a plain word beside them. The passive voice
hides who does something: now and then it is allowed.

``findings(text, language)`` gives what is wrong, one line each; empty is good. Lines that end
without a full stop (headings, items) are sentences as well. What is in ``apart`` (names, addresses)
is left out of the count.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["nl", "en"]

MOST_WORDS: Final = 15
MEAN_WORDS: Final = 10.0
LONGEST_WORD: Final = 20
MOST_PASSIVE: Final = 0.1
"""Of all sentences of one text."""

HARD: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "aangaande": "over",
        "aanvangen": "beginnen",
        "additioneel": "extra",
        "alsmede": "en",
        "alsook": "en",
        "belanghebbende": "u",
        "beschikking": "besluit",
        "betreffende": "over",
        "bewerkstelligen": "zorgen voor",
        "conform": "zoals",
        "derhalve": "daarom",
        "desbetreffend": "deze",
        "desgewenst": "als u dat wilt",
        "dienen": "moeten",
        "dient": "moet",
        "echter": "maar",
        "eventueel": "misschien",
        "evenwel": "maar",
        "gaarne": "graag",
        "geschieden": "gebeuren",
        "gezaghebbende": "wie het gezag heeft",
        "indien": "als",
        "ingevolge": "volgens",
        "initieel": "eerst",
        "inzake": "over",
        "jegens": "tegen",
        "kennisgeving": "bericht",
        "krachtens": "volgens",
        "middels": "met",
        "minderjarige": "kind",
        "mits": "als",
        "mutatie": "verandering",
        "nadere": "meer",
        "nochtans": "toch",
        "omtrent": "over",
        "ondergetekende": "ik",
        "onderhavige": "deze",
        "onverwijld": "meteen",
        "opteren": "kiezen",
        "reeds": "al",
        "teneinde": "om",
        "tenzij": "maar niet als",
        "terstond": "meteen",
        "tevens": "ook",
        "thans": "nu",
        "uiterlijk": "vóór",
        "verkrijgen": "krijgen",
        "verschaffen": "geven",
        "verstrekken": "geven",
        "verzoek": "vraag",
        "verzoeken": "vragen",
        "vigerend": "geldig",
        "vooralsnog": "nu",
        "voornemens": "van plan",
        "voornoemd": "deze",
        "wederom": "weer",
        "zodanig": "zo",
        "zorgdragen": "zorgen",
        "zulks": "dat",
    },
    "en": {
        "accordingly": "so",
        "additional": "more",
        "advise": "tell",
        "aforementioned": "this",
        "ascertain": "find out",
        "assistance": "help",
        "cease": "stop",
        "commence": "begin",
        "concerning": "about",
        "consequently": "so",
        "endeavour": "try",
        "forthwith": "now",
        "furthermore": "also",
        "hereby": "leave it out",
        "herewith": "here",
        "inform": "tell",
        "notify": "tell",
        "obtain": "get",
        "omit": "leave out",
        "prior": "before",
        "pursuant": "under",
        "regarding": "about",
        "require": "need",
        "shall": "will",
        "subsequently": "later",
        "therefore": "so",
        "thereof": "of it",
        "utilise": "use",
        "whereas": "but",
    },
}

_PASSIVE: Final[Mapping[Language, re.Pattern[str]]] = {
    # With "zijn" it is as often somebody who did something ("is verhuisd").
    "nl": re.compile(
        r"\b(?:word|wordt|worden|werd|werden|geworden)\b.*\b\w*(?:ge\w{2,}(?:d|t|en)|"
        r"(?:be|ver|ont|her)\w{3,}(?:d|t|en))\b"
        r"|\b\w*(?:ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her)\w{3,}(?:d|t|en))\s+"
        r"(?:word|wordt|worden|werd|werden)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?"
        r"(?:\w{3,}ed|given|sent|told|made|known|held|kept|taken|written|shown|seen)\b",
        re.IGNORECASE,
    ),
}
_END: Final = re.compile(r"(?<=[.?!:])\s+(?=\S)")
_NUMBERED: Final = re.compile(r"^\d+\.\s+")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
# A period inside these ends no sentence.
_SHORT: Final = re.compile(r"\b(?:mr|dr|drs|prof|mevr|dhr|bijv|art|[A-Z])\.\s*(?=\S)")


@dataclass(frozen=True)
class Reading:
    """What was counted in one text. ``longest`` is the longest sentence itself."""

    sentences: tuple[str, ...]
    mean: float
    longest: str
    hard: Mapping[str, str]
    long_words: tuple[str, ...]
    passive: tuple[str, ...]


def sentences(text: str) -> tuple[str, ...]:
    """Every line on its own, cut where a sentence ends."""
    found: list[str] = []
    for line in text.splitlines():
        bare = _NUMBERED.sub("", line.strip())
        bare = _SHORT.sub(lambda short: short.group().replace(".", "").rstrip() + " ", bare)
        found += [part for part in _END.split(bare) if _WORD.search(part)]
    return tuple(found)


def read(text: str, language: Language, *, apart: Iterable[str] = ()) -> Reading:
    """Count. Each of ``apart`` counts for one word, as who reads it knows it already."""
    for known in sorted({one for one in apart if one}, key=len, reverse=True):
        text = text.replace(known, "X")
    parts = sentences(text)
    lengths = [len(part.split()) for part in parts]
    words = [word for part in parts for word in _WORD.findall(part)]
    hard = HARD[language]
    return Reading(
        sentences=parts,
        mean=sum(lengths) / len(lengths) if lengths else 0.0,
        longest=max(parts, key=lambda part: len(part.split()), default=""),
        hard={word: hard[word.casefold()] for word in words if word.casefold() in hard},
        long_words=tuple(sorted({word for word in words if len(word) > LONGEST_WORD})),
        passive=tuple(part for part in parts if _PASSIVE[language].search(part)),
    )


def findings(text: str, language: Language, *, apart: Iterable[str] = ()) -> list[str]:
    """What makes this text hard to read; empty when nothing was found."""
    reading = read(text, language, apart=apart)
    found = [f"hard word: {word} -> {plain}" for word, plain in reading.hard.items()]
    found += [f"long word: {word}" for word in reading.long_words]
    found += [
        f"{len(part.split())} words: {part}"
        for part in reading.sentences
        if len(part.split()) > MOST_WORDS
    ]
    if reading.mean > MEAN_WORDS:
        found.append(f"{reading.mean:.1f} words in a sentence on average")
    if len(reading.passive) > MOST_PASSIVE * len(reading.sentences):
        found += [f"passive: {part}" for part in reading.passive]
    return found
