"""Product codes have one form, whoever read them."""

import pytest

from pos_client.scanning.product_codes import as_ean


@pytest.mark.parametrize(
    ("symbology", "data", "expected"),
    [
        ("UPCA", b"012345678905", ("EAN13", b"0012345678905")),
        ("UPCA", b"0012345678905", ("EAN13", b"0012345678905")),
        ("UPCE", b"01234565", ("UPCE", b"01234565")),
        ("UPCE", b"0012345000065", ("UPCE", b"01234565")),
        ("UPCE", b"012345000065", ("UPCE", b"01234565")),
        ("UPCE", b"0012300000457", ("UPCE", b"01234537")),
        ("UPCE", b"0012340000052", ("UPCE", b"01234542")),
        ("UPCE", b"0012000003455", ("UPCE", b"01234505")),
        ("UPCE", b"0012200003453", ("UPCE", b"01234523")),
        ("UPCE", b"0099999999999", ("UPCE", b"099999999999")),
        ("EAN13", b"5901234123457", ("EAN13", b"5901234123457")),
        ("QRCode", b"012345678905", ("QRCode", b"012345678905")),
        ("UPCA", b"\xff", ("UPCA", b"\xff")),
    ],
)
def test_product_codes_have_one_form(symbology: str, data: bytes, expected: tuple[str, bytes]) -> None:
    assert as_ean(symbology, data, data.decode("latin-1"))[:2] == expected
