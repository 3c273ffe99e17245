"""A part of a transaction that can be undone by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def all_or_nothing(connection: Connection) -> Iterator[None]:
    """Undo what is done within, and only that, when an exception ends it; one may stand within another.

    As `Connection.begin_nested`, in words that every SQL database knows: that one makes its statements anew
    each time, which takes longer than to run them.
    """
    connection.exec_driver_sql("SAVEPOINT all_or_nothing")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT all_or_nothing")
        connection.exec_driver_sql("RELEASE SAVEPOINT all_or_nothing")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT all_or_nothing")
