-- What each standing incident looks like in the outputs, drawn anew by this version.
DROP TABLE drawings;
CREATE TABLE drawings (
    incident INTEGER PRIMARY KEY,       -- rowid of incidents
    version TEXT NOT NULL,              -- of the stage that drew it
    first INTEGER NOT NULL,             -- what a map page sorts by, with `last` and the id
    last INTEGER NOT NULL,
    record TEXT NOT NULL,               -- CSV
    quotes TEXT NOT NULL,               -- one after the other
    dossier TEXT NOT NULL,              -- JSON
    feature TEXT NOT NULL               -- GeoJSON
);
CREATE INDEX drawings_version ON drawings (version);
CREATE TABLE entries (
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    id TEXT NOT NULL,
    incident INTEGER NOT NULL,
    entry TEXT NOT NULL,                -- what the columns of a map page hold of it: JSON
    PRIMARY KEY (first, last, id)
) WITHOUT ROWID;

-- The pieces of each output as it was last written (records.pieces), in their order.
CREATE TABLE pieces (
    path TEXT NOT NULL,
    stamp TEXT NOT NULL,                -- size, time and version of the file: with another one it is written whole
    section TEXT NOT NULL,              -- of the file
    source TEXT NOT NULL,               -- the rows that it is made of
    key TEXT NOT NULL,                  -- JSON list
    start INTEGER NOT NULL,             -- byte in the file
    length INTEGER NOT NULL,
    stale INTEGER NOT NULL              -- true: rows in it came or went since
);
CREATE INDEX pieces_order ON pieces (path, section, start);
CREATE INDEX pieces_source ON pieces (source, path, section);

-- The reports that these pieces know of, and what was left out of no report, as often as it was.
CREATE TABLE followed (document INTEGER PRIMARY KEY);
CREATE TABLE noted (
    doc TEXT NOT NULL,
    start INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    line TEXT NOT NULL,
    times INTEGER NOT NULL
);

-- The ids of the reports in a file, beside their keys.
ALTER TABLE contents ADD COLUMN id TEXT;
UPDATE contents SET id = (SELECT json_extract(line, '$[0]') FROM documents WHERE key = document)
WHERE document IS NOT NULL;

-- The standing incidents that had another id before.
CREATE INDEX incidents_renamed ON incidents (id) WHERE until IS NULL AND formerly != '[]';
