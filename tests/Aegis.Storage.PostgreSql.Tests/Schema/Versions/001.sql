-- a schema as version 1 left it, with an operation that is committed: never edited
CREATE SCHEMA aegis;
CREATE TABLE aegis.schema_version (
  version    integer     PRIMARY KEY,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- Operations, each with the last approval that was asked for it: a decision is then one conditional update too.
-- due_at is the one deadline that a pending operation has: the end of its lease, of the time to decide, of the approval.
-- last_step names the call whose audit record is due.
CREATE TABLE aegis.operation (
  tenant                text        NOT NULL CHECK (octet_length(tenant) BETWEEN 1 AND 128),
  op_id                 uuid        NOT NULL,
  idem_key              text        NOT NULL CHECK (octet_length(idem_key) BETWEEN 1 AND 255),
  thread                text        NOT NULL CHECK (octet_length(thread) BETWEEN 1 AND 255),
  operation             text        NOT NULL CHECK (octet_length(operation) BETWEEN 1 AND 128),
  effect                text        NOT NULL,
  fp_version            integer     NOT NULL,
  fingerprint           bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
  state                 text        NOT NULL CHECK (state IN ('Pending', 'Committed', 'Failed', 'Unknown')),
  phase                 text        NOT NULL CHECK (phase IN ('None', 'Claimed', 'AwaitingApproval', 'Approved', 'Executing')),
  fence                 bigint      NOT NULL DEFAULT 1 CHECK (fence > 0),
  attempt               integer     NOT NULL DEFAULT 1 CHECK (attempt > 0),
  owner                 text            NULL,
  due_at                timestamptz     NULL,
  result_type           text            NULL,
  result_body           bytea           NULL CHECK (octet_length(result_body) <= 262144),
  failure_kind          text            NULL,
  failure_message       text            NULL,
  failure_retryable     boolean         NULL,
  created_at            timestamptz NOT NULL,
  executing_at          timestamptz     NULL,
  finished_at           timestamptz     NULL,
  result_expires_at     timestamptz     NULL,
  expires_at            timestamptz     NULL,
  last_step             uuid        NOT NULL,
  approval_status       text            NULL
    CHECK (approval_status IN ('Requested', 'Approved', 'Rejected', 'Expired', 'Cancelled', 'Consumed')),
  approval_fence        bigint          NULL,
  approval_policy       text            NULL,
  approval_requested_by text            NULL,
  approval_payload      text            NULL,
  approval_requested_at timestamptz     NULL,
  approval_decide_by    timestamptz     NULL,
  approval_decider      text            NULL,
  approval_decider_kind text            NULL CHECK (approval_decider_kind IN ('Human', 'Policy')),
  approval_decided_at   timestamptz     NULL,
  approval_reason       text            NULL,
  approval_valid_until  timestamptz     NULL,
  PRIMARY KEY (tenant, op_id),
  CONSTRAINT operation_key UNIQUE (tenant, idem_key),
  CONSTRAINT phase_iff_pending CHECK ((state = 'Pending') = (phase <> 'None')),
  CONSTRAINT due_iff_pending CHECK ((state = 'Pending') = (due_at IS NOT NULL)),
  CONSTRAINT owner_iff_running CHECK ((phase IN ('Claimed', 'Executing')) = (owner IS NOT NULL)),
  CONSTRAINT executing_since CHECK (phase <> 'Executing' OR executing_at IS NOT NULL),
  CONSTRAINT finished_unless_pending CHECK ((state = 'Pending') = (finished_at IS NULL)),
  CONSTRAINT failure_iff_not_done CHECK ((state IN ('Failed', 'Unknown')) = (failure_kind IS NOT NULL)),
  CONSTRAINT result_only_committed CHECK (result_body IS NULL OR state = 'Committed'),
  CONSTRAINT expiry_iff_final CHECK ((state IN ('Committed', 'Failed')) = (expires_at IS NOT NULL)),
  CONSTRAINT approval_iff_gated CHECK (
    (phase <> 'AwaitingApproval' OR approval_status = 'Requested') AND (phase <> 'Approved' OR approval_status = 'Approved')
  ),
  CONSTRAINT four_eyes CHECK (approval_decider <> approval_requested_by),
  CONSTRAINT decided_by_somebody CHECK (
    approval_status NOT IN ('Approved', 'Rejected', 'Consumed')
    OR (approval_decider IS NOT NULL AND approval_decider_kind IS NOT NULL AND approval_decided_at IS NOT NULL)
  )
) WITH (fillfactor = 70);

CREATE INDEX operation_due ON aegis.operation (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX operation_expiry ON aegis.operation (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX operation_result_expiry ON aegis.operation (result_expires_at) WHERE result_body IS NOT NULL;
CREATE INDEX operation_awaiting ON aegis.operation (tenant, approval_requested_at, op_id) WHERE phase = 'AwaitingApproval';

-- No foreign key: the audit of an operation outlives it.
CREATE TABLE aegis.audit (
  tenant    text        NOT NULL,
  op_id     uuid        NOT NULL,
  seq       integer     NOT NULL CHECK (seq > 0),
  at        timestamptz NOT NULL,
  actor     text        NOT NULL,
  action    text        NOT NULL,
  fence     bigint      NOT NULL,
  state     text        NOT NULL,
  phase     text        NOT NULL,
  detail    text        NOT NULL,
  prev_hash bytea       NOT NULL CHECK (octet_length(prev_hash) = 32),
  hash      bytea       NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (tenant, op_id, seq)
);

CREATE FUNCTION aegis.deny_mutation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'aegis.audit is append-only' USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON aegis.audit
  FOR EACH ROW EXECUTE FUNCTION aegis.deny_mutation();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON aegis.audit
  FOR EACH STATEMENT EXECUTE FUNCTION aegis.deny_mutation();

-- The hash of a record, as the library computes it when it verifies: each field with its length before it. It is computed
-- here because the time is part of it, and the clock is here; a step is then one round trip, and no client that was paused
-- holds a row.
CREATE FUNCTION aegis.hashed(field bytea) RETURNS bytea IMMUTABLE LANGUAGE sql
  RETURN int4send(octet_length(field)) || field;
CREATE FUNCTION aegis.hashed(field text) RETURNS bytea STABLE LANGUAGE sql
  RETURN aegis.hashed(convert_to(field, 'UTF8'));
CREATE FUNCTION aegis.hashed(field bigint) RETURNS bytea IMMUTABLE LANGUAGE sql
  RETURN aegis.hashed(int8send(field));
CREATE FUNCTION aegis.audit_hash(
  tenant text, op_id uuid, seq integer, at timestamptz, actor text, action text, fence bigint, state text, phase text,
  detail text, prev_hash bytea
) RETURNS bytea STABLE LANGUAGE sql
  RETURN sha256(
    aegis.hashed('\x61656769732d617564697401'::bytea)
    || aegis.hashed(tenant)
    || aegis.hashed(uuid_send(op_id))
    || aegis.hashed(seq::bigint)
    || aegis.hashed((extract(epoch FROM at) * 1000)::bigint)
    || aegis.hashed(actor)
    || aegis.hashed(action)
    || aegis.hashed(fence)
    || aegis.hashed(array_position(ARRAY['Pending', 'Committed', 'Failed', 'Unknown'], state)::bigint - 1)
    || aegis.hashed(
      array_position(ARRAY['None', 'Claimed', 'AwaitingApproval', 'Approved', 'Executing'], phase)::bigint - 1
    )
    || aegis.hashed(detail)
    || aegis.hashed(prev_hash)
  );

-- A tenant sees its own rows, and no setting means none. FORCE: the owner of the tables too.
ALTER TABLE aegis.operation ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.operation FORCE ROW LEVEL SECURITY;
ALTER TABLE aegis.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.audit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON aegis.operation
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));
CREATE POLICY tenant_isolation ON aegis.audit
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));

-- Maintenance goes over all tenants: it reads operations, deletes expired ones and empties old results, and nothing else. The
-- audit is closed to it. Whatever is deleted is locked first, which takes the policy of an update.
CREATE POLICY maintenance_reads ON aegis.operation FOR SELECT
  USING (current_setting('aegis.maintenance', true) = 'on');
CREATE POLICY maintenance_deletes ON aegis.operation FOR DELETE
  USING (current_setting('aegis.maintenance', true) = 'on' AND expires_at <= clock_timestamp());
CREATE POLICY maintenance_empties ON aegis.operation FOR UPDATE
  USING (
    current_setting('aegis.maintenance', true) = 'on' AND least(result_expires_at, expires_at) <= clock_timestamp()
  )
  WITH CHECK (current_setting('aegis.maintenance', true) = 'on' AND result_body IS NULL);

BEGIN;
SELECT set_config('aegis.tenant', 'acme', true);
INSERT INTO aegis.operation (tenant, op_id, idem_key, thread, operation, effect, fp_version, fingerprint, state, phase, result_type,
  result_body, created_at, executing_at, finished_at, result_expires_at, expires_at, last_step)
VALUES ('acme', '00112233-4455-6677-8899-aabbccddeeff', 'order-7', 'run-1', 'charge_card', 'AtMostOnce', 1,
  decode(repeat('00', 32), 'hex'), 'Committed', 'None', 'text/plain', 'paid', '2026-01-02', '2026-01-02', '2026-01-02', '2100-01-01',
  '2100-01-01', '00112233-4455-6677-8899-aabbccddeeff');
INSERT INTO aegis.schema_version (version) VALUES (1);
COMMIT;
