"""Free ports on loopback.

The range lies below the ports that systems hand out to outgoing connections (32768 on Linux,
49152 on macOS). A server that is restarted on its old port must find it free; from the outgoing
range a client that keeps knocking on a dead port can even be given that same port and end up
connected to itself.
"""

import atexit
import random
import socket
from collections import deque
from typing import Final

LOOPBACK = "127.0.0.1"
_FIRST, _LAST = 20_000, 32_000
_TRIES = 200
_REMEMBERED: Final = 64
_dice = random.SystemRandom()
_reserved: Final[deque[socket.socket]] = deque()


@atexit.register
def _give_back() -> None:
    while _reserved:
        _reserved.popleft().close()


class NoFreePort(Exception):
    """Two hundred random ports were all taken: the machine is in a state we cannot mend."""


def free_port() -> int:
    """A TCP port on loopback that nobody listens on, and that no other process of ours will get.

    Between choosing a port and listening on it a server needs seconds. Two stacks that started at
    once took the same one now and then, and each asked the other's services. Programs that are
    not ours do not know the reservation: whoever starts a server must be ready to try again.
    """
    for _ in range(_TRIES):
        port = _dice.randint(_FIRST, _LAST)
        if _nobody_listens(port) and _reserve(port):
            return port
    raise NoFreePort


def _nobody_listens(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # Without this a port whose last connection closed a minute ago looks taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return _bound(probe, port)


def _reserve(port: int) -> bool:
    """Hold the UDP port of the same number: the kernel gives it once, and frees it when we die."""
    reservation = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    if not _bound(reservation, port):
        reservation.close()
        return False
    _reserved.append(reservation)
    if len(_reserved) > _REMEMBERED:  # the oldest server has long been listening by now
        _reserved.popleft().close()
    return True


def _bound(to: socket.socket, port: int) -> bool:
    try:
        to.bind((LOOPBACK, port))
    except OSError:
        return False
    return True
