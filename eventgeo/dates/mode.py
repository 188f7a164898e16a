"""Whether a text is news, read by the clock of its publication, or a history, read by a clock of its own."""

import re
from datetime import date

NEWS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|"
    r"(?:last|this|next) (?:week|month|year|night)|said|says|told|reported|announced)\b"
)
PLAIN_YEAR = re.compile(r"(?<![\d$£€,.#-])(?:1[0-9]\d\d|20[0-4]\d)(?![\d,%]|\.\d)|\b\d{1,4} (?:BC|B\.C\.)")
NUMBER = re.compile(r"\d+")
LONG_AGO = 2  # years before publication from which a year belongs to a history
FEW = 5
READ = 40_000  # characters read to decide


def is_history(text: str, published: date | None) -> bool:
    """Whether years gone by stand in the text more often than the words of news."""
    head = text[:READ]
    numbers = (number.start() for number in NUMBER.finditer(head))
    found = [match.group() for at in numbers if (match := PLAIN_YEAR.match(head, at))]
    full = [int(year) for year in found if year.isdigit()]
    latest = published.year if published else max(full, default=0)
    years = sum(1 for year in full if year < latest - LONG_AGO) + len(found) - len(full)
    return years >= FEW and years > len(NEWS.findall(head))
