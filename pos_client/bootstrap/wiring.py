"""Who hears whom. Wishes and facts find each other by name, so that a forgotten wire shows at the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QMetaMethod, QObject

from pos_client.domain.errors import BugError

_WISH = "_asked"


def connect_by_name(screens: Iterable[QObject], workers: Iterable[QObject]) -> None:
    """Connect each wish `x_asked` of the screens to the worker's slot `x`, and each fact `y` of the workers
    to every slot `on_y` of the screens. Calls between threads are queued by Qt, since both ends are QObjects.

    Raises:
        BugError: a wish that no worker, or more than one, could carry out.
    """
    screens, workers = tuple(screens), tuple(workers)
    for screen in screens:
        for wish in _signals(screen, _WISH):
            getattr(screen, wish).connect(_only_slot(workers, wish.removesuffix(_WISH)))
    for worker in workers:
        for fact in _signals(worker):
            for screen in screens:
                if hasattr(screen, f"on_{fact}"):
                    getattr(worker, fact).connect(getattr(screen, f"on_{fact}"))


def _only_slot(workers: tuple[QObject, ...], name: str) -> object:
    able = [worker for worker in workers if hasattr(worker, name)]
    if len(able) != 1:
        raise BugError(f"{len(able)} workers could carry out {name}")
    return getattr(able[0], name)


def _signals(owner: QObject, ending: str = "") -> Iterator[str]:
    """The signals of its own class, not those of every QObject."""
    meta = owner.metaObject()
    names = dict.fromkeys(
        bytes(meta.method(index).name().data()).decode()
        for index in range(QObject().metaObject().methodCount(), meta.methodCount())
        if meta.method(index).methodType() is QMetaMethod.MethodType.Signal
    )
    return (name for name in names if name.endswith(ending) and hasattr(type(owner), name))
