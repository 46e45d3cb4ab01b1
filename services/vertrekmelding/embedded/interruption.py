"""Being asked to stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


@contextmanager
def stopping_is_an_interrupt() -> Iterator[None]:
    """Make `kill` and a closed terminal do what Ctrl-C does: raise `KeyboardInterrupt`.

    By default they end the program at once, without a chance to stop the children in order.
    An interrupt counts also where it was ignored at the start, as it is for whatever a script
    puts in the background; a closed terminal does not, for that is what nohup asks. For the main
    thread.
    """
    numbers = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    before = {number: signal.signal(number, _interrupt) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
