-- What persons decided, by the tables that they wrote it in, from the build that first had it until the one that did not.
CREATE TABLE decisions (
    file TEXT NOT NULL,
    line INTEGER NOT NULL,              -- in the file, as it last was
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    row TEXT NOT NULL,                  -- JSON: the cells by their columns
    since INTEGER NOT NULL,
    until INTEGER                       -- null: it stands
);
CREATE UNIQUE INDEX decisions_standing ON decisions (file, row) WHERE until IS NULL;
