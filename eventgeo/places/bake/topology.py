"""Centroids and sizes of the shapes of a TopoJSON file."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, radians, sqrt
from typing import Any

Ring = list[tuple[float, float]]
KM_A_DEGREE = 111.195


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        ring: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            ring.append((x * kx + dx, y * ky + dy))
        arcs.append(ring)
    return arcs


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for index in indices:
        ring += arcs[index][1 if ring else 0 :] if index >= 0 else arcs[~index][::-1][1 if ring else 0 :]
    return ring


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Twice the signed area of a ring in square degrees, and its first moments times six."""
    area = mx = my = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, mx, my = area + cross, mx + (x1 + x2) * cross, my + (y1 + y2) * cross
    return area, mx, my


def discs(topology: dict[str, Any], name: str) -> dict[str, tuple[float, float, float]]:
    """For each shape of an object, by its id: latitude, longitude of the centroid, radius in km of such a disc."""
    arcs = _arcs(topology)
    found = {}
    for shape in topology["objects"][name]["geometries"]:
        groups = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        moments = [_moments(_ring(ring, arcs)) for polygon in groups for ring in polygon]
        area = sum(m[0] for m in moments)
        if not area:
            continue
        lon, lat = sum(m[1] for m in moments) / (3 * area), sum(m[2] for m in moments) / (3 * area)
        square_km = abs(area) / 2 * KM_A_DEGREE**2 * cos(radians(lat))
        found[shape["id"]] = (round(lat, 4), round(lon, 4), round(sqrt(square_km / pi), 1))
    return found
