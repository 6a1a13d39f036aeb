-- who may come, and what it may
CREATE TABLE aegis_tenant (
  id         TEXT    NOT NULL PRIMARY KEY CHECK (length(CAST(id AS BLOB)) BETWEEN 1 AND 128),
  name       TEXT    NOT NULL,
  plan       TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE aegis_api_key (
  key_id     TEXT    NOT NULL PRIMARY KEY,
  tenant_id  TEXT    NOT NULL REFERENCES aegis_tenant,
  principal  TEXT    NOT NULL,
  kind       TEXT    NOT NULL CHECK (kind IN ('Person', 'Service')),
  scopes     TEXT    NOT NULL,
  mac        BLOB    NOT NULL CHECK (length(mac) = 32),
  pepper_id  TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER     NULL,
  revoked_at INTEGER     NULL
) WITHOUT ROWID;

CREATE INDEX aegis_api_key_tenant ON aegis_api_key (tenant_id, created_at);

-- only tenants with a quota have rows; what is paid is counted by the audit
CREATE TABLE aegis_usage (
  tenant_id TEXT    NOT NULL,
  period    TEXT    NOT NULL,
  used      INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, period)
) WITHOUT ROWID;

CREATE INDEX aegis_audit_claim ON aegis_audit (tenant_id, at) WHERE action = 'claim';
CREATE INDEX aegis_audit_time ON aegis_audit (tenant_id, at);

CREATE TABLE aegis_audit_seal (
  tenant_id  TEXT    NOT NULL,
  number     INTEGER NOT NULL CHECK (number > 0),
  at         INTEGER NOT NULL,
  operations INTEGER NOT NULL,
  root       BLOB    NOT NULL CHECK (length(root) = 32),
  prev_hash  BLOB    NOT NULL CHECK (length(prev_hash) = 32),
  hash       BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (tenant_id, number)
) WITHOUT ROWID;

CREATE TABLE aegis_audit_sealed (
  tenant_id TEXT    NOT NULL,
  op_id     BLOB    NOT NULL,
  seq       INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  hash      BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (tenant_id, op_id, seq, number)
) WITHOUT ROWID;

CREATE INDEX aegis_audit_sealed_number ON aegis_audit_sealed (tenant_id, number);

-- what the next seal has to cover; a row a record, so that nobody waits for whoever seals
CREATE TABLE aegis_audit_unsealed (
  tenant_id TEXT    NOT NULL,
  op_id     BLOB    NOT NULL,
  seq       INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, op_id, seq)
) WITHOUT ROWID;

INSERT INTO aegis_audit_unsealed (tenant_id, op_id, seq)
SELECT tenant_id, op_id, max(seq) FROM aegis_audit GROUP BY tenant_id, op_id;

CREATE TRIGGER aegis_audit_to_be_sealed AFTER INSERT ON aegis_audit
BEGIN INSERT INTO aegis_audit_unsealed (tenant_id, op_id, seq) VALUES (NEW.tenant_id, NEW.op_id, NEW.seq); END;

CREATE TRIGGER aegis_audit_seal_no_update BEFORE UPDATE ON aegis_audit_seal
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER aegis_audit_seal_no_delete BEFORE DELETE ON aegis_audit_seal
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER aegis_audit_seal_no_replace BEFORE INSERT ON aegis_audit_seal
WHEN EXISTS (SELECT 1 FROM aegis_audit_seal WHERE tenant_id = NEW.tenant_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER aegis_audit_sealed_no_update BEFORE UPDATE ON aegis_audit_sealed
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER aegis_audit_sealed_no_delete BEFORE DELETE ON aegis_audit_sealed
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
