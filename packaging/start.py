"""Where a packaged till starts: the same `main` as `python -m pos_client`.

A package runs what is in its own folder. Qt, OpenCV and keyring would load further code from wherever the
environment tells them to, so it is told nothing. (Python's own variables a frozen program does not read.)
"""

import os
import sys

CODE_FROM_ELSEWHERE = ("QT_PLUGIN_PATH", "QT_QPA_", "QML", "OPENCV_", "PYTHON_KEYRING_")
STAYS = ("QT_QPA_PLATFORM", "QT_QPA_FONTDIR")


def close_the_doors() -> None:
    """Forget every variable of the environment that names code."""
    for name in list(os.environ):
        if name.startswith(CODE_FROM_ELSEWHERE) and name not in STAYS:
            del os.environ[name]


if __name__ == "__main__":
    close_the_doors()
    from pos_client.__main__ import main

    sys.exit(main())
