-- a ledger as version 1 left it, with an operation that is committed: never edited
-- times are milliseconds since 1970 UTC by the store's clock; enums are stored by name; ids are 16 bytes in the order of
-- their hexadecimal digits
CREATE TABLE aegis_operation (
  op_id             BLOB    NOT NULL PRIMARY KEY CHECK (typeof(op_id) = 'blob' AND length(op_id) = 16),
  tenant_id         TEXT    NOT NULL CHECK (length(CAST(tenant_id AS BLOB)) BETWEEN 1 AND 128),
  idem_key          TEXT    NOT NULL CHECK (length(CAST(idem_key AS BLOB)) BETWEEN 1 AND 255),
  thread_id         TEXT    NOT NULL CHECK (length(CAST(thread_id AS BLOB)) BETWEEN 1 AND 255),
  operation         TEXT    NOT NULL CHECK (length(CAST(operation AS BLOB)) BETWEEN 1 AND 128),
  effect            TEXT    NOT NULL,
  fp_version        INTEGER NOT NULL,
  fingerprint       BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  state             TEXT    NOT NULL CHECK (state IN ('Pending', 'Committed', 'Failed', 'Unknown')),
  phase             TEXT        NULL CHECK (phase IN ('Claimed', 'AwaitingApproval', 'Approved', 'Executing')),
  fence             INTEGER NOT NULL DEFAULT 1 CHECK (fence > 0),
  attempt           INTEGER NOT NULL DEFAULT 1 CHECK (attempt > 0),
  owner             TEXT        NULL,
  lease_until       INTEGER     NULL,
  result_type       TEXT        NULL,
  result            BLOB        NULL CHECK (length(result) <= 262144),
  failure_kind      TEXT        NULL,
  failure_message   TEXT        NULL,
  failure_retryable INTEGER     NULL CHECK (failure_retryable IN (0, 1)),
  created_at        INTEGER NOT NULL,
  executing_at      INTEGER     NULL,
  finished_at       INTEGER     NULL,
  result_expires_at INTEGER     NULL,
  expires_at        INTEGER     NULL,
  UNIQUE (tenant_id, idem_key),
  CHECK ((state = 'Pending') = (phase IS NOT NULL)),
  CHECK ((state = 'Pending') = (finished_at IS NULL)),
  CHECK ((phase IS NOT NULL AND phase IN ('Claimed', 'Executing')) = (owner IS NOT NULL AND lease_until IS NOT NULL)),
  CHECK (phase IS NOT 'Executing' OR executing_at IS NOT NULL),
  CHECK ((result_type IS NULL) = (result IS NULL)),
  CHECK (result_type IS NULL OR state = 'Committed'),
  CHECK ((state IN ('Failed', 'Unknown')) = (failure_kind IS NOT NULL)),
  CHECK ((failure_kind IS NULL) = (failure_message IS NULL) AND (failure_kind IS NULL) = (failure_retryable IS NULL)),
  CHECK ((state IN ('Committed', 'Failed')) = (expires_at IS NOT NULL))
) WITHOUT ROWID;

CREATE INDEX aegis_operation_pending ON aegis_operation (created_at, op_id) WHERE state = 'Pending';
CREATE INDEX aegis_operation_expiry ON aegis_operation (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX aegis_operation_result_expiry ON aegis_operation (result_expires_at) WHERE result_type IS NOT NULL;

CREATE TABLE aegis_approval (
  op_id        BLOB    NOT NULL PRIMARY KEY REFERENCES aegis_operation ON DELETE CASCADE,
  tenant_id    TEXT    NOT NULL,
  fence        INTEGER NOT NULL,
  fp_version   INTEGER NOT NULL,
  fingerprint  BLOB    NOT NULL CHECK (length(fingerprint) = 32),
  policy       TEXT    NOT NULL,
  requested_by TEXT    NOT NULL,
  payload      TEXT    NOT NULL,
  status       TEXT    NOT NULL
    CHECK (status IN ('Requested', 'Approved', 'Rejected', 'Expired', 'Cancelled', 'Consumed')),
  requested_at INTEGER NOT NULL,
  decide_by    INTEGER NOT NULL,
  decider      TEXT        NULL,
  decider_kind TEXT        NULL CHECK (decider_kind IN ('Human', 'Policy')),
  decided_at   INTEGER     NULL,
  reason       TEXT        NULL,
  valid_until  INTEGER     NULL,
  CHECK (decider IS NULL OR decider <> requested_by),
  CHECK ((decider IS NULL) = (decided_at IS NULL) AND (decider IS NULL) = (decider_kind IS NULL)),
  CHECK (status NOT IN ('Approved', 'Rejected', 'Consumed') OR decider IS NOT NULL)
) WITHOUT ROWID;

CREATE INDEX aegis_approval_pending ON aegis_approval (tenant_id, requested_at, op_id) WHERE status = 'Requested';

CREATE TABLE aegis_audit (
  tenant_id TEXT    NOT NULL,
  op_id     BLOB    NOT NULL,
  seq       INTEGER NOT NULL CHECK (seq > 0),
  at        INTEGER NOT NULL,
  actor     TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  fence     INTEGER NOT NULL,
  state     TEXT    NOT NULL,
  phase     TEXT        NULL,
  detail    TEXT    NOT NULL,
  prev_hash BLOB    NOT NULL CHECK (length(prev_hash) = 32),
  hash      BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (tenant_id, op_id, seq)
) WITHOUT ROWID;

CREATE TRIGGER aegis_audit_no_update BEFORE UPDATE ON aegis_audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

CREATE TRIGGER aegis_audit_no_delete BEFORE DELETE ON aegis_audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

-- INSERT OR REPLACE deletes without the trigger above
CREATE TRIGGER aegis_audit_no_replace BEFORE INSERT ON aegis_audit
WHEN EXISTS (SELECT 1 FROM aegis_audit WHERE tenant_id = NEW.tenant_id AND op_id = NEW.op_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

INSERT INTO aegis_operation (op_id, tenant_id, idem_key, thread_id, operation, effect, fp_version, fingerprint, state, fence, attempt,
  result_type, result, created_at, executing_at, finished_at, result_expires_at, expires_at)
VALUES (x'00112233445566778899aabbccddeeff', 'acme', 'order-7', 'run-1', 'charge_card', 'AtMostOnce', 1, zeroblob(32), 'Committed', 1, 1,
  'text/plain', CAST('paid' AS BLOB), 1767323045000, 1767323045000, 1767323045000, 4102444800000, 4102444800000);
INSERT INTO aegis_audit VALUES ('acme', x'00112233445566778899aabbccddeeff', 1, 1767323045000, 'one', 'claimed', 1, 'Pending', 'Claimed',
  '', zeroblob(32), zeroblob(32));
PRAGMA user_version = 1;
