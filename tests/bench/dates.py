"""Words read in a CPU second, and the share of that time inside dateparser: `python -m tests.bench dates`.

The text is generated: sentences of war news with a date in every second one, no two the same. `dateparser.search` reads
a tenth of it, since it takes so much longer.
"""

import random
import time
from datetime import date, datetime

from dateparser.search import search_dates

from eventgeo.dates import parser, timexes
from eventgeo.language import layout
from eventgeo.records import Publication

PUBLISHED = date(2023, 2, 14)
PLACES = "Bakhmut Kherson Avdiivka Vuhledar Kharkiv Mykolaiv Izium Lyman Kramatorsk Nikopol".split()
DATES = (
    "on Monday|last Tuesday|yesterday|two days ago|overnight|on {day} February|on Feb. {day}|in late January|last week|"
    "on {day} March 2022|since October|at 10:{day} p.m. on Friday|on {day}.01.2023|for {day} days|earlier this month"
).split("|")
ACTS = (
    "Two people were killed and several others wounded when shells hit a market in {place} {date}.|"
    "The regional governor said that rescue workers were still searching the ruins of a house near {place}.|"
    "Russian forces attacked positions around {place} {date}, the general staff said in its report.|"
    "Residents of {place} told reporters that they had no water, no heating and little hope of leaving the town."
).split("|")


def text(words: int, seed: int) -> str:
    """A report of about so many words, in paragraphs."""
    chance = random.Random(seed)
    sentences, count = [], 0
    while count < words:
        when = chance.choice(DATES).format(day=chance.randint(10, 28))
        sentence = chance.choice(ACTS).format(place=chance.choice(PLACES), date=when)
        sentences.append(sentence + ("\n\n" if chance.random() < 0.3 else ""))
        count += len(sentence.split())
    return " ".join(sentences)


class Watch:
    """dateparser's door with a clock on it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.door = parser.ask

    def __call__(self, *args: object, **options: object) -> date | None:
        begun = time.process_time()
        found = self.door(*args, **options)
        self.seconds += time.process_time() - begun
        return found


def figures(documents: int = 400, words: int = 500) -> dict[str, float]:
    """Words a CPU second of `timexes` and of `dateparser.search`, and dateparser's share of the first in per cent."""
    shapes = [layout(text(words, seed)) for seed in range(documents)]
    known = Publication(PUBLISHED, None, "given", 1.0)
    timexes(layout("On 14.02.2023 the forms of the grammar are compiled and a language is loaded."), known)
    watch = Watch()
    parser.ask, ask = watch, parser.ask  # type: ignore[assignment]
    begun = time.process_time()
    for shape in shapes:
        timexes(shape, known)
    spent = time.process_time() - begun
    parser.ask = ask
    total = sum(len(shape.text.split()) for shape in shapes)
    few = shapes[: max(1, documents // 10)]
    base = datetime.combine(PUBLISHED, datetime.min.time())
    begun = time.process_time()
    for shape in few:
        search_dates(shape.text, languages=["en"], settings={"RELATIVE_BASE": base})
    searched = time.process_time() - begun
    return {
        "words_per_cpu_second": round(total / spent),
        "dateparser_share_percent": round(100 * watch.seconds / spent, 1),
        "dateparser_search_words_per_cpu_second": round(sum(len(shape.text.split()) for shape in few) / searched),
    }


def main() -> None:
    """Print the figures, one a line."""
    for name, value in figures().items():
        print(f"dates\t{name}\t{value:g}")


if __name__ == "__main__":
    main()
