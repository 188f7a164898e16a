"""Reports for load tests, made by recombining the example's own sentences with other places, days and numbers."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

REPORTS = Path(__file__).parents[2] / "maps" / "bakhmut-brussels-2023-02" / "reports"
PLACES = (
    "Bakhmut Kherson Kharkiv Kramatorsk Kupiansk Lyman Vuhledar Avdiivka Mariupol Zaporizhzhia Mykolaiv "
    "Odesa Sumy Chernihiv Nikopol Izium Aleppo Homs Idlib Mosul Tikrit Gao Mopti Maiduguri Mogadishu "
    "Baidoa Goma Bunia Khartoum Nyala Hodeidah Marib Kandahar Kunduz Peshawar Quetta Sittwe Lashio Cali "
    "Tumaco"
).split()
NUMBER = re.compile(r"\b(?:two|three|four|five|six|\d{1,2})\b(?= (?:people|civilians|soldiers|killed|wounded))")
PLACE = re.compile(r"\b(?:Bakhmut|Kherson|Kharkiv|Kramatorsk|Krasna Hora|Paraskoviivka|Yahidne)\b")


def sentences() -> list[str]:
    """The sentences of the example's plain reports."""
    text = "\n".join(p.read_text("utf-8") for p in sorted(REPORTS.iterdir()) if p.suffix in (".txt", ".md"))
    found = re.findall(r"(?<=[.\n] )?[A-Z][^.\n#]{30,300}\.", text)
    return [sentence for sentence in found if "written for" not in sentence and "—" not in sentence]


def reports(count: int, words: int = 500, seed: int = 7) -> Iterator[dict[str, Any]]:
    """`count` reports of about so many words, each with its own day, dateline and places; the same for one seed."""
    pool, chance = sentences(), random.Random(seed)
    for number in range(count):
        day = date(2022, 3, 1) + timedelta(days=chance.randrange(700))
        where = [chance.choice(PLACES) for _ in range(4)]
        parts = [f"{where[0].upper()}, {day:%B} {day.day}, {day.year} — {_varied(chance, pool, where)}"]
        while sum(len(part.split()) for part in parts) < words:
            parts.append(" ".join(_varied(chance, pool, where) for _ in range(3)))
        text = f"Report {number} from {where[0]}\n\n" + "\n\n".join(parts)
        yield {"id": f"report-{number}", "published": day.isoformat(), "source": f"Wire {number % 5}", "text": text}


def _varied(chance: random.Random, pool: list[str], where: list[str]) -> str:
    sentence = PLACE.sub(lambda _: chance.choice(where), chance.choice(pool))
    return NUMBER.sub(lambda _: str(chance.randrange(2, 30)), sentence)


def write(path: Path, count: int, words: int = 500) -> None:
    """The reports as a Documents file."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(report, ensure_ascii=False) + "\n" for report in reports(count, words))
