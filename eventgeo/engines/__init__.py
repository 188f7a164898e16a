"""How one piece of work is run over many items, whatever the work is.

In this process (`alarm` bounds the time that one item may take) or in worker processes (`processes`). Nothing here
knows of documents: the pipeline hands in a function and what to make of an item that was lost.
"""

from eventgeo.engines.alarm import time_limit
from eventgeo.engines.processes import Lost, in_order

__all__ = ["Lost", "in_order", "time_limit"]
