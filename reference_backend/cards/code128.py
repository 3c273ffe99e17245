"""Code 128 (ISO/IEC 15417) as the widths of its bars and gaps, for formats that have no QR code."""

# The three bars and three gaps of each value, from 0 to 105.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231"
    "113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211"
    "212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131"
    "113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111"
    "314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211"
    "241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214"
    "211232"
)
_STOP = "2331112"
_START_B, _START_C = 104, 105


def modules_of(code: str) -> list[bool]:
    """Return the modules of a printable ASCII code from left to right, dark ones true; no quiet zones."""
    values = _values(code)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    widths = "".join(_WIDTHS[6 * value : 6 * value + 6] for value in (*values, check)) + _STOP
    return [place % 2 == 0 for place, width in enumerate(widths) for _ in range(int(width))]


def _values(code: str) -> list[int]:
    if code.isdecimal() and len(code) % 2 == 0:
        # Two digits to a sign: half as wide.
        return [_START_C, *(int(code[place : place + 2]) for place in range(0, len(code), 2))]
    return [_START_B, *(ord(sign) - 32 for sign in code)]
