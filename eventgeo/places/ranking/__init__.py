"""Which of the places that bear a name is meant: candidates, their features in the document, a linear model.

`resolve` reads spans already found. All names of a document are weighed together, in two passes: the first gives each
name a share for each of its readings, the second reads countries, provinces and neighbours off those shares.
"""

from eventgeo.places.ranking.containers import placed
from eventgeo.places.ranking.model import Model
from eventgeo.places.ranking.resolve import Resolver

__all__ = ["Model", "Resolver", "placed"]
