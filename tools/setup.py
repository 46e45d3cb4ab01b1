"""Set up everything that Vertrekmelding needs, once: ``python3 tools/setup.py run`` or ``test``.

This file is written so that old Pythons can read it too: they are told what is missing.
The work itself is done by installation.py.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ["python3.14", "python3.13", "python3.12", "python3.11"]


def main():
    if sys.version_info < OLDEST:
        start_again_with_a_newer_python()
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import installation

    return installation.main(sys.argv[1:])


def start_again_with_a_newer_python():
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for name in NEWER:
            program = os.path.join(folder, name)
            if os.access(program, os.X_OK) and works(program):
                os.execv(program, [program, "-I", "-S", os.path.abspath(__file__)] + sys.argv[1:])
    sys.stderr.write(
        "Vertrekmelding needs Python 3.11 or newer; this is %d.%d (%s).\n"
        "Install a newer one and point to it: make demo PYTHON=/path/to/python3.12\n"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
    sys.exit(1)


def works(program):
    # Version managers put a script under each name, also of versions that are not there.
    question = [program, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    with open(os.devnull, "w") as nowhere:
        return subprocess.call(question, stdout=nowhere, stderr=nowhere) == 0


if __name__ == "__main__":
    sys.exit(main())
