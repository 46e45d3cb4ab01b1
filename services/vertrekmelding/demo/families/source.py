"""The sources through which a sample family can be reported."""

from enum import StrEnum


class Source(StrEnum):
    """As ``vertrekmelding demo --source`` names them."""

    NLGOV = "nlgov"
    NLGOV_BINARY = "nlgov-binary"
    NLGOV_BATCH = "nlgov-batch"
    GEBEURTENISSEN = "gebeurtenissen"
    VRIJBRP = "vrijbrp"
    NOTIFICATIES = "notificaties"
    STUF = "stuf"
