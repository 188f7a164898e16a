"""Distances and directions in words: "twenty miles", "north-northwest"."""

from __future__ import annotations

import re
from functools import cache

BEARINGS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0, "n": 0.0, "e": 90.0, "s": 180.0, "w": 270.0}
UNITS_KM = {"k": 1.0, "m": 0.001, "mi": 1.609344, "n": 1.852}


@cache
def _numbers() -> dict[str, float]:
    words = "a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 "
    words += "fifteen:15 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 hundred:100 several:5 few:3 dozen:12 half:0.5"
    return {word: float(number) for word, number in (pair.split(":") for pair in words.split())}


def distance_km(number: str, unit: str) -> float:
    """A written distance in km.

    >>> distance_km("20", "km"), distance_km("1,500", "metres"), distance_km("ten", "miles")
    (20.0, 1.5, 16.09344)
    """
    low = number.lower().strip()
    if low[0].isdigit():
        value = float(low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", low) else low.replace(",", "."))
    else:
        value = max((_numbers().get(word, 0.0) for word in re.split(r"[\s-]+", low)), default=0.0)
    unit = unit.lower()
    key = "k" if unit[0] == "k" else "n" if unit[0] == "n" else "mi" if unit.startswith("mi") else "m"
    return value * UNITS_KM[key]


def bearing_of(words: str) -> float:
    """A written direction in degrees from north.

    >>> [bearing_of(words) for words in ("north", "north-west", "south-eastern", "NNE", "north-northwest")]
    [0.0, 315.0, 135.0, 22.5, 337.5]
    """
    low = words.lower().replace("ern", "")
    parts = re.findall("north|south|east|west", low) or re.findall("[nsew]", low)
    degrees = [BEARINGS[part] for part in parts]
    if len(degrees) == 1:
        return degrees[0]
    mean = _between_bearings(degrees[-2], degrees[-1])
    return mean if len(degrees) == 2 else _between_bearings(degrees[0], mean)


def _between_bearings(first: float, second: float) -> float:
    turn = (second - first + 180) % 360 - 180
    return (first + turn / 2) % 360
