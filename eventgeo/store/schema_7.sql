-- Which reports a version has read, and what was refused or is of a code, without a look at all the rest.
CREATE INDEX readings_versions ON readings (annotated, extracted);
CREATE INDEX issues_refused ON issues (doc, start, code, message, line) WHERE refused;
CREATE INDEX issues_code ON issues (code, document);

-- What outputs are put together of and is dear to make.
CREATE TABLE blocks (
    name TEXT NOT NULL,
    key TEXT NOT NULL,                  -- of a piece (a JSON list), or what the whole depends on
    data BLOB NOT NULL,
    PRIMARY KEY (name, key)
);
