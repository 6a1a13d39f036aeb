-- What calls of agents became, and what agents gave each other: a row each, removed when it is old. Times are milliseconds,
-- durations microseconds.
CREATE TABLE aegis_agent_call (
  tenant_id   TEXT    NOT NULL CHECK (length(CAST(tenant_id AS BLOB)) BETWEEN 1 AND 128),
  call_id     BLOB    NOT NULL CHECK (length(call_id) = 16),
  at          INTEGER NOT NULL,
  agent       TEXT    NOT NULL,
  pipeline    TEXT        NULL,
  run_id      TEXT        NULL,
  status      TEXT    NOT NULL CHECK (status IN ('Succeeded', 'Failed', 'Skipped', 'Cancelled')),
  attempts    INTEGER NOT NULL CHECK (attempts >= 0),
  duration_us INTEGER     NULL CHECK (duration_us >= 0),
  error_kind  TEXT        NULL,
  error_type  TEXT        NULL,
  PRIMARY KEY (tenant_id, call_id)
) WITHOUT ROWID;

CREATE INDEX aegis_agent_call_time ON aegis_agent_call (tenant_id, at);
CREATE INDEX aegis_agent_call_age ON aegis_agent_call (at);

CREATE TABLE aegis_agent_interaction (
  tenant_id      TEXT    NOT NULL CHECK (length(CAST(tenant_id AS BLOB)) BETWEEN 1 AND 128),
  interaction_id BLOB    NOT NULL CHECK (length(interaction_id) = 16),
  at             INTEGER NOT NULL,
  from_agent     TEXT    NOT NULL,
  to_agent       TEXT    NOT NULL,
  kind           TEXT    NOT NULL CHECK (kind IN ('Dependency', 'Handover', 'Message')),
  PRIMARY KEY (tenant_id, interaction_id)
) WITHOUT ROWID;

CREATE INDEX aegis_agent_interaction_time ON aegis_agent_interaction (tenant_id, at);
CREATE INDEX aegis_agent_interaction_age ON aegis_agent_interaction (at);
