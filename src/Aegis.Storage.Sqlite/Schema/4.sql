-- A memory counts its commits; a key has the number of the one that changed it last, and no value when that removed it.
CREATE TABLE aegis_memory (
  tenant_id TEXT    NOT NULL CHECK (length(CAST(tenant_id AS BLOB)) BETWEEN 1 AND 128),
  name      TEXT    NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 255),
  version   INTEGER NOT NULL CHECK (version > 0),
  PRIMARY KEY (tenant_id, name)
) WITHOUT ROWID;

CREATE TABLE aegis_memory_entry (
  tenant_id TEXT    NOT NULL,
  memory    TEXT    NOT NULL,
  key       TEXT    NOT NULL CHECK (length(CAST(key AS BLOB)) BETWEEN 1 AND 255),
  version   INTEGER NOT NULL CHECK (version > 0),
  value     TEXT        NULL,
  PRIMARY KEY (tenant_id, memory, key),
  FOREIGN KEY (tenant_id, memory) REFERENCES aegis_memory ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX aegis_memory_entry_removed ON aegis_memory_entry (tenant_id, memory, version) WHERE value IS NULL;
