-- Where the last merging put each event, so that the next one looks only at what a change can reach (records.seat).
CREATE TABLE seats (
    event INTEGER PRIMARY KEY,          -- rowid of events
    document INTEGER NOT NULL,
    family TEXT NOT NULL,               -- the group: what must be equal before two events can be one
    doc TEXT NOT NULL,                  -- id of the document
    day INTEGER,                        -- the last day, as an ordinal; null: it has no date
    ground INTEGER NOT NULL,
    published TEXT NOT NULL,
    incident TEXT NOT NULL,
    lasting INTEGER NOT NULL,
    why TEXT NOT NULL                   -- JSON list
);
CREATE INDEX seats_document ON seats (document);
CREATE INDEX seats_day ON seats (family, day);
CREATE INDEX seats_doc ON seats (doc, family);
CREATE INDEX seats_incident ON seats (incident);
CREATE INDEX seats_lasting ON seats (family, incident) WHERE lasting;

-- What that merging depended on beside the events, as a digest: one row, or none where it must be done anew.
CREATE TABLE merging (digest TEXT NOT NULL);

-- Places with their mentions, now in the order in which they are written.
CREATE TABLE mentions (
    name TEXT NOT NULL,
    geonameid INTEGER NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    doc TEXT NOT NULL,
    start INTEGER NOT NULL,
    document INTEGER NOT NULL,
    line TEXT NOT NULL,                 -- MentionedPlace with one mention
    PRIMARY KEY (name, geonameid, lat, lon, doc, start, document)
) WITHOUT ROWID;
INSERT OR REPLACE INTO mentions SELECT name, geonameid, lat, lon, doc, start, document, line FROM places
    ORDER BY name, geonameid, lat, lon, doc, start, document;
DROP TABLE places;
ALTER TABLE mentions RENAME TO places;
CREATE INDEX places_document ON places (document);

-- Of what was left out in merging: the id of the incident that it would be.
ALTER TABLE issues ADD COLUMN incident TEXT;
CREATE INDEX issues_incident ON issues (incident) WHERE incident IS NOT NULL;
