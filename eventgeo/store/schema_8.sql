-- What a report is compared by (language.mark), to know before it is read whether it stands whole in another one. Files
-- are read again to fill it.
DROP INDEX documents_reads_as;
ALTER TABLE documents DROP COLUMN reads_as;
ALTER TABLE documents ADD COLUMN day TEXT;          -- within which it is compared; null: with none
ALTER TABLE documents ADD COLUMN passages BLOB;     -- digests
ALTER TABLE documents ADD COLUMN length INTEGER;    -- characters
CREATE INDEX documents_day ON documents (day) WHERE day IS NOT NULL;
DELETE FROM contents;
DELETE FROM files;

-- The reports of the last build that were compared, each with the one that it stands in (null: in none).
CREATE TABLE copies (
    document INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    whole INTEGER
);
CREATE INDEX copies_day ON copies (day);
CREATE INDEX copies_whole ON copies (whole) WHERE whole IS NOT NULL;

-- The report in which was found what a reading tells; null: the report itself. A copy has no annotations.
ALTER TABLE readings ADD COLUMN whole INTEGER;
DROP INDEX readings_versions;
CREATE INDEX readings_versions ON readings (annotated, extracted, whole);

-- The events that persons may have decided about in the last merging, each with what they did to it (or '').
CREATE TABLE decided (event INTEGER PRIMARY KEY, treatment TEXT NOT NULL);
