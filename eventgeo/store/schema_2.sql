-- What each standing incident looks like in the outputs, so that one that did not change is not drawn again.
CREATE TABLE drawings (
    id TEXT PRIMARY KEY,
    since INTEGER NOT NULL,             -- of the version of the incident that was drawn
    version TEXT NOT NULL,              -- of the stage that drew it
    feature TEXT NOT NULL,              -- GeoJSON
    record TEXT NOT NULL,               -- CSV
    entry TEXT NOT NULL                 -- what the map page holds of it: JSON
);
