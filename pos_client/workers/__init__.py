"""QObjects that live on threads of their own. No widgets.

A worker's slots are final: a slot that a subclass overrides would run on the GUI thread even after
`moveToThread` (measured on PySide6 6.11). Its timers are its children, so that they move with it. Whoever
connects a worker's signal to something of the GUI connects it to a QObject's slot: a lambda or a plain
method runs on the worker's thread.
"""
