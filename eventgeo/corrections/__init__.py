"""What persons decide about a reading: read strictly, applied at the right stage, and never lost in silence.

A correction names one report by its document, the SHA-256 of the text and the span of its trigger, and bears the
sentence as well, so that it finds its report again in a changed article or after a new reading. A `Docket` carries the
rulings through the stages: it sets places, dates, types and tolls before events are merged, tells the merging what to
join and to part, lets corrected values stand in the incidents, drops what is to be dropped, and notes on each incident
who decided what and why. A correction whose sentence is gone, or that another one contradicts, comes out as an Issue.
"""

from eventgeo.corrections.docket import Docket
from eventgeo.corrections.gold import agreements
from eventgeo.corrections.reading import decided, read_corrections, refused, rulings
from eventgeo.corrections.review import review
from eventgeo.corrections.ruling import Ruling, Vocabulary
from eventgeo.corrections.tables import write_table

__all__ = [
    "Docket",
    "Ruling",
    "Vocabulary",
    "agreements",
    "decided",
    "read_corrections",
    "refused",
    "review",
    "rulings",
    "write_table",
]
