"""Reports of one happening become one incident, by what, when, where and who; near-linear in the number of reports.

Events are read in a fixed order (day of publication, document, trigger), so that the order of the input never matters.
Each joins the incident that it fits best among those that share a block with it, or founds a new one. Likeness of words
does not decide: headlines of one incident often share few (measured: Jaccard above .55 merged none of them).
"""

from eventgeo.incidents.identity import alone, incident_id
from eventgeo.incidents.merge import ByHand, merge
from eventgeo.incidents.profile import group
from eventgeo.incidents.remerge import remerge

__all__ = ["ByHand", "alone", "group", "incident_id", "merge", "remerge"]
