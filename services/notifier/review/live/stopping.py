"""Hearing that the process stops, before the server waits for the pages that still listen.

The server asks open connections to end, which a stream does not notice, and tells the application
only when the last one has ended: a stop would take as long as the server has patience.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def told_of_stop(stop: Callable[[], None]) -> Iterator[None]:
    """Call ``stop`` in the event loop at a signal to stop, and pass the signal on to the server.

    Only in the main thread, where signals come; elsewhere ``stop`` is called at the end alone.
    """
    loop = asyncio.get_running_loop()
    if threading.current_thread() is not threading.main_thread():
        yield
        stop()
        return
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def hear(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(stop)
        passed_on = before[signal.Signals(number)]
        if callable(passed_on):
            passed_on(number, frame)
        elif passed_on is not signal.SIG_IGN:
            raise KeyboardInterrupt

    for number in _SIGNALS:
        signal.signal(number, hear)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is hear:
                signal.signal(number, handler)
        stop()
