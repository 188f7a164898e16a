"""What is remembered between runs: one SQLite file, written by one process at a time and looked at by any.

Reports are kept by what they hold, with what each stage found in them and the version of the stage; input files by
their stamp; incidents with each version that they ever had; of which pieces the outputs are made; and a log of the
builds. A build that has no store of its own keeps the same in a file that is gone when it ends.
"""

from eventgeo.store.builds import Build, Builds
from eventgeo.store.database import looking, remove, writing
from eventgeo.store.decisions import Decisions
from eventgeo.store.drawings import Drawings, Drawn
from eventgeo.store.errors import StoreError
from eventgeo.store.files import Files
from eventgeo.store.history import Change, History
from eventgeo.store.ledger import Hand, Ledger
from eventgeo.store.outputs import Outputs, Section, Source, Written
from eventgeo.store.reports import Findings, Reports, Versions, kept

__all__ = [
    "Build",
    "Builds",
    "Change",
    "Decisions",
    "Drawings",
    "Drawn",
    "Files",
    "Findings",
    "Hand",
    "History",
    "Ledger",
    "Outputs",
    "Reports",
    "Section",
    "Source",
    "StoreError",
    "Versions",
    "Written",
    "kept",
    "looking",
    "remove",
    "writing",
]
