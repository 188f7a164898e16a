"""The offline gazetteer: what a name may mean, and where that is.

Names are looked up by their folded key (`fold`), which one trie maps to the entries that bear it. The shipped data is
baked by `eventgeo.places.bake`; curated.tsv, aliases.tsv and demonyms.tsv hold what the registry packages lack.
"""

from eventgeo.places.gazetteer.dumps import Built, build
from eventgeo.places.gazetteer.entry import Entry, NameClass, NameTag
from eventgeo.places.gazetteer.fold import bare, fold
from eventgeo.places.gazetteer.gazetteer import Gazetteer
from eventgeo.places.gazetteer.home import add_layer, home, open_gazetteer
from eventgeo.places.gazetteer.layered import LayeredGazetteer
from eventgeo.places.gazetteer.layers import Refused, WrongFile, read_layer
from eventgeo.places.gazetteer.search import search
from eventgeo.places.gazetteer.store import BrokenGazetteer

__all__ = [
    "BrokenGazetteer",
    "Built",
    "Entry",
    "Gazetteer",
    "LayeredGazetteer",
    "NameClass",
    "NameTag",
    "Refused",
    "WrongFile",
    "add_layer",
    "bare",
    "build",
    "fold",
    "home",
    "open_gazetteer",
    "read_layer",
    "search",
]
