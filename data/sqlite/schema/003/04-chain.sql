-- The chain of what can be evidence. Each row of the history, and each kept
-- file, has its link: digest is the SHA-256 of that row, hash the SHA-256 of the
-- hash before it, of kind, row_id and digest. Whoever changes one row has to
-- make every link after it again, and the newest hash is then another.
-- AUTOINCREMENT: SQLite remembers how many links there were.
CREATE TABLE chain (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  kind   TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  hash   BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER chain_fixed BEFORE UPDATE ON chain BEGIN
  SELECT RAISE(ABORT, 'the chain only grows');
END;
CREATE TRIGGER chain_kept BEFORE DELETE ON chain BEGIN
  SELECT RAISE(ABORT, 'the chain only grows');
END;
