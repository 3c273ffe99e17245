"""Programmes that exist nowhere, made of data alone: what runs under them needed no line of code for them."""

from pathlib import Path

PROGRAMMES = Path(__file__).parent / "programmes"
MERCHANTS = Path(__file__).parent / "merchants"
