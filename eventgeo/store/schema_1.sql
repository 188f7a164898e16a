-- What a project remembers. Lines are JSON: exact ones (records.codec.exact) unless they are said to be Events lines.

-- Reports, by what they hold: never changed, never thrown away.
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,          -- SHA-256 of all that the reader gave but the time of retrieval
    line TEXT NOT NULL                  -- Document
);

-- The reports that the running build, or else the last one, has among its inputs and has read.
CREATE TABLE present (document INTEGER PRIMARY KEY);

-- What the reading of each report found, with the versions of the stages that found it.
CREATE TABLE readings (
    document INTEGER PRIMARY KEY,
    annotated TEXT NOT NULL,            -- version
    extracted TEXT NOT NULL,            -- version
    annotations TEXT NOT NULL           -- Annotations
);
CREATE TABLE events (
    document INTEGER NOT NULL,
    line TEXT NOT NULL                  -- Event
);
CREATE INDEX events_document ON events (document);
CREATE TABLE places (
    document INTEGER NOT NULL,
    name TEXT NOT NULL,
    geonameid INTEGER NOT NULL,         -- 0: none
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    doc TEXT NOT NULL,
    start INTEGER NOT NULL,
    line TEXT NOT NULL                  -- MentionedPlace with one mention
);
CREATE INDEX places_document ON places (document);
CREATE INDEX places_order ON places (name, geonameid, lat, lon, doc, start);

-- What was left out, and why: of a report, or of the last build: of its reading (0) and of its merging (-1).
CREATE TABLE issues (
    document INTEGER NOT NULL,
    doc TEXT NOT NULL,
    start INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    refused INTEGER NOT NULL,
    line TEXT NOT NULL                  -- Issue
);
CREATE INDEX issues_document ON issues (document);
CREATE INDEX issues_order ON issues (doc, start, code, message);

-- Input files as they were when they were read, and what they held.
CREATE TABLE files (
    key INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    stamp TEXT NOT NULL                 -- size, times, and version of the readers
);
CREATE TABLE contents (
    file INTEGER NOT NULL,
    position INTEGER NOT NULL,
    document INTEGER,
    issue TEXT,                         -- Issue
    PRIMARY KEY (file, position)
) WITHOUT ROWID;

-- Each version of each incident, from the build that brought it until the one that changed or withdrew it.
CREATE TABLE incidents (
    id TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,                      -- null: it stands
    day TEXT NOT NULL,                  -- what it is sorted by (records.Incident.order)
    doc TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    formerly TEXT NOT NULL,             -- JSON list of ids
    line TEXT NOT NULL                  -- Events line, its own `formerly` left empty
);
CREATE UNIQUE INDEX incidents_standing ON incidents (id) WHERE until IS NULL;
CREATE INDEX incidents_order ON incidents (day, doc, start, end, id) WHERE until IS NULL;
CREATE INDEX incidents_since ON incidents (since);

-- The log.
CREATE TABLE builds (
    number INTEGER PRIMARY KEY,
    started TEXT NOT NULL,              -- UTC
    finished TEXT,                      -- UTC; null: it runs, or was killed
    version TEXT NOT NULL,              -- of the stages
    merged TEXT,                        -- digest of all that the incidents depend on, once they are kept
    written TEXT,                       -- digest of all that the outputs depend on, once they are written
    outputs TEXT,                       -- JSON: path to size and time of each file written
    counts TEXT                         -- JSON: the summary
);
