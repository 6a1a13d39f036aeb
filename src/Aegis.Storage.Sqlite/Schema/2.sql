-- durable runs: one row a run, one an agent that has succeeded, one a step of an agent that has not
CREATE TABLE aegis_run (
  tenant_id   TEXT    NOT NULL CHECK (length(CAST(tenant_id AS BLOB)) BETWEEN 1 AND 128),
  run_id      TEXT    NOT NULL CHECK (length(CAST(run_id AS BLOB)) BETWEEN 1 AND 255),
  pipeline    TEXT    NOT NULL,
  shape       TEXT    NOT NULL,
  shape_hash  TEXT    NOT NULL CHECK (length(shape_hash) = 64),
  inputs      TEXT    NOT NULL,
  inputs_hash TEXT    NOT NULL CHECK (length(inputs_hash) = 64),
  state       TEXT    NOT NULL CHECK (state IN ('Running', 'Succeeded', 'Failed', 'TimedOut', 'Cancelled')),
  fence       INTEGER NOT NULL DEFAULT 1 CHECK (fence > 0),
  owner       TEXT    NOT NULL,
  lease_until INTEGER     NULL,
  error       TEXT        NULL,
  created_at  INTEGER NOT NULL,
  started_at  INTEGER NOT NULL,
  ended_at    INTEGER     NULL,
  expires_at  INTEGER     NULL,
  PRIMARY KEY (tenant_id, run_id),
  CHECK ((state = 'Running') = (lease_until IS NOT NULL)),
  CHECK ((state = 'Running') = (ended_at IS NULL)),
  CHECK ((state = 'Running') = (expires_at IS NULL))
) WITHOUT ROWID;

CREATE INDEX aegis_run_latest ON aegis_run (tenant_id, created_at, run_id);
CREATE INDEX aegis_run_state ON aegis_run (tenant_id, state, created_at, run_id);
CREATE INDEX aegis_run_expiry ON aegis_run (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE aegis_run_agent (
  tenant_id    TEXT    NOT NULL,
  run_id       TEXT    NOT NULL,
  agent_id     TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  fence        INTEGER NOT NULL,
  output       TEXT        NULL,
  attempts     INTEGER NOT NULL,
  usage        TEXT        NULL,
  duration_ms  INTEGER     NULL,
  committed_at INTEGER NOT NULL,
  PRIMARY KEY (tenant_id, run_id, agent_id),
  FOREIGN KEY (tenant_id, run_id) REFERENCES aegis_run ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE aegis_run_step (
  tenant_id  TEXT    NOT NULL,
  run_id     TEXT    NOT NULL,
  agent_id   TEXT    NOT NULL,
  generation INTEGER NOT NULL,
  round      INTEGER NOT NULL,
  call       INTEGER NOT NULL,
  kind       INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  body       TEXT    NOT NULL,
  PRIMARY KEY (tenant_id, run_id, agent_id, generation, round, call, kind),
  FOREIGN KEY (tenant_id, run_id) REFERENCES aegis_run ON DELETE CASCADE
) WITHOUT ROWID;
