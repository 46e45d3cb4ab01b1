"""Free ports on loopback.

The range lies below the ports that systems hand out to outgoing connections (32768 on Linux,
49152 on macOS). A server that is restarted on its old port must find it free; from the outgoing
range a client that keeps knocking on a dead port can even be given that same port and end up
connected to itself.
"""

import random
import socket

LOOPBACK = "127.0.0.1"
_FIRST, _LAST = 20_000, 32_000
_TRIES = 200
_dice = random.SystemRandom()


class NoFreePort(Exception):
    """Two hundred random ports were all taken: the machine is in a state we cannot mend."""


def free_port() -> int:
    """A TCP port on loopback that nobody listens on at this moment.

    It is not reserved: whoever starts a server on it must be ready to try another one.
    """
    for _ in range(_TRIES):
        port = _dice.randint(_FIRST, _LAST)
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            # Without this a port whose last connection closed a minute ago looks taken.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            return port
    raise NoFreePort
