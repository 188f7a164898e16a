"""Care in what is published: places made coarse, movements held back, private names masked, before anything is drawn.

`published` is the one door: what it gives back is all that a site, a briefing or their exports get to see, so that
no format can leak what another one withholds. Local outputs keep the originals.
"""

from eventgeo.render.care.publish import USUAL, Care, Published, published

__all__ = ["USUAL", "Care", "Published", "published"]
