-- A memory counts its commits; a key has the number of the one that changed it last, and no value when that removed it. Values
-- are text: they come back as they were written, which no type for JSON does.
CREATE TABLE aegis.memory (
  tenant  text   NOT NULL CHECK (octet_length(tenant) BETWEEN 1 AND 128),
  name    text   NOT NULL CHECK (octet_length(name) BETWEEN 1 AND 255),
  version bigint NOT NULL CHECK (version > 0),
  PRIMARY KEY (tenant, name)
) WITH (fillfactor = 70);

CREATE TABLE aegis.memory_entry (
  tenant  text   NOT NULL,
  memory  text   NOT NULL,
  key     text   NOT NULL CHECK (octet_length(key) BETWEEN 1 AND 255),
  version bigint NOT NULL CHECK (version > 0),
  value   text       NULL,
  PRIMARY KEY (tenant, memory, key),
  FOREIGN KEY (tenant, memory) REFERENCES aegis.memory ON DELETE CASCADE
) WITH (fillfactor = 70);

CREATE INDEX memory_entry_removed ON aegis.memory_entry (tenant, memory, version) WHERE value IS NULL;

-- as for operations: a tenant sees its own rows, and no setting means none
ALTER TABLE aegis.memory ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.memory FORCE ROW LEVEL SECURITY;
ALTER TABLE aegis.memory_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.memory_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON aegis.memory
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));
CREATE POLICY tenant_isolation ON aegis.memory_entry
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));
