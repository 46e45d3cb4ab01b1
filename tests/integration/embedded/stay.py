"""The program of the crash tests: servers and one more child, until somebody ends it.

Prints one JSON line with the process ids when everything is ready. The child has a child of its
own that listens to no polite signal, as the pool of a Celery worker may.
"""

import json
import signal
import sys
from pathlib import Path

from vertrekmelding.embedded import ProcessSpec, embedded, stopping_is_an_interrupt

STUBBORN = (
    "import signal, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    "print('ready', flush=True)\n"
    "time.sleep(600)\n"
)
PARENT = (
    "import subprocess, sys\n"
    f"child = subprocess.Popen([sys.executable, '-c', {STUBBORN!r}])\n"
    "open(sys.argv[1], 'w').write(str(child.pid))\n"
    "child.wait()\n"
)


def main(data: Path) -> None:
    with stopping_is_an_interrupt(), embedded(data) as servers:
        note = data / "grandchild"
        note.unlink(missing_ok=True)
        servers.supervisor.start(
            ProcessSpec(
                name="parent",
                argv=[sys.executable, "-c", PARENT, str(note)],
                ready=lambda: note.exists() and bool(note.read_text(encoding="ascii")),
            )
        )
        servers.supervisor.wait_ready("parent")
        grandchild = int(note.read_text(encoding="ascii"))
        pids = {**servers.supervisor.pids(), "grandchild": grandchild}
        line = {"pids": pids, "adapter_url": servers.adapter_url}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        servers.supervisor.wait()


if __name__ == "__main__":
    # Tests that are themselves run under nohup would hand that on, and a program under nohup stays.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        main(Path(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)
