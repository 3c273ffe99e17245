"""`stock add`: take blank plastic cards into stock, as the printer's list names them."""

import argparse
from pathlib import Path
from typing import Any

from sqlalchemy import select

from reference_backend.cards.stock import StockError, add_stock
from reference_backend.commands.terminal import CommandError, opened, say, takes_database, takes_programmes
from reference_backend.configuration.repository import terms_of
from reference_backend.tables import merchants


def add(subparsers: Any) -> None:
    """Add the command."""
    words = "Look after the stock of blank plastic cards."
    stock = subparsers.add_parser("stock", help=words, description=words)
    words = (
        "Take the codes of a file into stock: all of them, or none and a word for each line that is wrong."
    )
    parser = stock.add_subparsers(required=True).add_parser("add", help=words, description=words)
    parser.add_argument("--merchant", required=True, help="the id of the merchant who hands them out")
    parser.add_argument("--file", type=Path, required=True, help="a text file with one code a line")
    takes_database(parser)
    takes_programmes(parser)
    parser.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Take all of the file into stock and say how many, or say of each wrong line what is wrong."""
    try:
        lines = options.file.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError as error:
        raise CommandError(f"{options.file.name} cannot be read: {error.strerror}") from error
    with opened(options) as backend, backend.database.write() as connection:
        if connection.scalar(select(merchants.c.id).where(merchants.c.id == options.merchant)) is None:
            raise CommandError(f"there is no merchant {options.merchant}; provision it first")
        terms = terms_of(connection, options.merchant, backend.programmes)
        try:
            count = add_stock(connection, terms, lines)
        except StockError as error:
            raise CommandError(f"{error}\nnothing was taken; correct {options.file.name}") from error
    say(f"{count} cards are in stock")
    return 0
