"""Makes the counter's sounds, `resources/sounds/*.wav`: short sine tones with soft edges."""

import math
import struct
import wave
from pathlib import Path

RATE_HZ = 22_050
EDGE_S = 0.012
LOUDNESS = 0.42
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"

Note = tuple[float, float]
"""Frequency in hertz (0 is a rest) and length in seconds."""
SOUNDS: dict[str, tuple[Note, ...]] = {
    "eligible": ((784.0, 0.09), (1174.7, 0.15)),
    "plain": ((659.3, 0.14),),
    "refused": ((233.1, 0.13), (0.0, 0.05), (233.1, 0.17)),
    "recorded": ((1046.5, 0.07), (1318.5, 0.07), (1568.0, 0.13)),
}


def samples(notes: tuple[Note, ...]) -> list[int]:
    """The notes one after the other as 16-bit samples."""
    made: list[int] = []
    for frequency, length in notes:
        count = round(length * RATE_HZ)
        for index in range(count):
            at = index / RATE_HZ
            edge = min(1.0, at / EDGE_S, (length - at) / EDGE_S)
            tone = math.sin(2 * math.pi * frequency * at) + 0.25 * math.sin(4 * math.pi * frequency * at)
            made.append(round(32_767 * LOUDNESS * edge * tone / 1.25))
    return made


def main() -> None:
    """Write every sound."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, notes in SOUNDS.items():
        made = samples(notes)
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(struct.pack(f"<{len(made)}h", *made))
        print(f"{name}.wav {len(made) / RATE_HZ:.2f} s")


if __name__ == "__main__":
    main()
