"""Whether bars stand by themselves: a short code that is read out of the middle of a longer one does not."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pos_client.scanning.decoding.reading import Image, Reading

ZONE = {"UPCE": 0.09, "EAN8": 0.07, "ITF": 0.05, "Code39": 0.04}
"""Free space beside the bars, of their length. The standards ask for 7 or 10 modules (ISO/IEC 15420, 16390,
16388); here are two thirds of it, because printers and thumbs take some.
"""
STILL_LIGHT = 0.65
"""From the code's dark (0) to its light (1): what falls below this beside it is a bar, and no shade."""
FLAT = 0.3
"""On the same scale: what changes by more within a quiet zone is bars that a blur has made grey."""


def stands_free(cut: Image, reading: Reading) -> bool:
    """Whether both quiet zones of a code that was read on this upright cut are free of bars.

    Where the cut ends before the zone does, what is there decides.
    """
    columns = sorted(x for x, _ in reading.corners)
    first, last = (columns[0] + columns[1]) // 2, (columns[2] + columns[3]) // 2
    zone = round(ZONE.get(reading.symbology, 0.05) * (last - first))
    profile = cut.mean(axis=0)
    inside = profile[max(0, first) : last + 1]
    if zone < 1 or len(inside) < 2:
        return False
    dark, light = np.percentile(inside, (5, 95))
    skip = max(1, zone // 4)
    left = profile[max(0, first - zone) : max(0, first - skip)]
    right = profile[last + 1 + skip : last + 1 + zone]
    return all(_is_free(beside, float(dark), float(light)) for beside in (left, right))


def _is_free(beside: npt.NDArray[np.float64], dark: float, light: float) -> bool:
    contrast = light - dark
    beside = np.minimum(beside, light)  # what is lighter than the code's spaces is no bar
    return len(beside) > 0 and bool(
        beside.min() > dark + STILL_LIGHT * contrast and np.ptp(beside) < FLAT * contrast
    )
