"""The legal ground of a conclusion: articles of boek 1 BW."""

from __future__ import annotations

from typing import Final

MARRIED: Final = (
    "art. 1:251 lid 1 of 1:253aa BW (gezamenlijk gezag tijdens huwelijk of partnerschap)"
)
AFTER_DIVORCE: Final = "art. 1:251 lid 2 BW (gezamenlijk gezag blijft na ontbinding)"
RECOGNISED: Final = "art. 1:251b BW (erkenning op of na 1 januari 2023)"
MOTHER: Final = "art. 1:253b lid 1 BW (de moeder van rechtswege alleen)"
ADOPTED: Final = "art. 1:229 BW (gevolgen van adoptie)"
ONE_PARENT: Final = "art. 1:253b BW (één juridische ouder)"
PARENT_AND_PARTNER: Final = "art. 1:253sa BW (ouder en partner van rechtswege)"
COURT_BOTH: Final = "rechterlijke beslissing of aantekening in het gezagsregister (art. 1:252 BW)"
COURT_ONE: Final = "rechterlijke beslissing (art. 1:251a, 1:253c of 1:253n BW)"
COURT_AND_THIRD: Final = "rechterlijke beslissing (art. 1:253t BW)"
COURT_GUARDIAN: Final = "rechterlijke beslissing (art. 1:295 BW, voogdij)"
SURVIVING: Final = "art. 1:253f BW (de andere ouder oefent het gezag alleen uit na overlijden)"
OTHER_INCAPABLE: Final = "art. 1:246 en 1:253q BW (de andere ouder is onbevoegd)"
THIRD_AFTER_PARENT: Final = (
    "art. 1:253x en 1:253y BW (ouder overleden of onbevoegd: de ander als voogd)"
)
NOBODY: Final = "art. 1:246, 1:253g, 1:253h en 1:253q BW (niemand bevoegd)"
NO_PARENTS: Final = "art. 1:295 BW (geen ouders bekend: de rechter benoemt een voogd)"
