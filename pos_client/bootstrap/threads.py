"""Workers on threads of their own, stopped in order."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QObject, Qt, QThread


class WorkerThread:
    """One thread with its workers. `stops` names the slot that each one ends with, None where it has none."""

    def __init__(self, name: str, workers: dict[QObject, str | None]) -> None:
        self._workers = workers
        self._thread = QThread()
        self._thread.setObjectName(name)
        for worker in workers:
            worker.moveToThread(self._thread)

    def start(self) -> None:
        """Begin to take calls."""
        self._thread.start()

    def stop(self) -> None:
        """Let each worker finish what it does, then end the thread. Waits; every call of a worker has a
        deadline.
        """
        if not self._thread.isRunning():
            return
        for worker, stop in self._workers.items():
            if stop is not None:
                QMetaObject.invokeMethod(worker, stop, Qt.ConnectionType.BlockingQueuedConnection)
        self._thread.quit()
        self._thread.wait()
