"""The garbage collector of a process that runs for long."""

import gc
from typing import Final

_OBJECTS_BEFORE_COLLECTING: Final = 20_000


def leave_what_stays() -> None:
    """Search for garbage only in what is made from now on, and less often.

    What was imported and built at the start stays as long as the process, so it need not be
    searched again and again; nor need the many short-lived objects of every statement.
    """
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
