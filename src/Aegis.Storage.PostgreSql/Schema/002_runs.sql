-- Durable runs: a row a run, a row an agent that has succeeded, a row a step of an agent that has not.
CREATE TABLE aegis.run (
  tenant      text        NOT NULL CHECK (octet_length(tenant) BETWEEN 1 AND 128),
  run_id      text        NOT NULL CHECK (octet_length(run_id) BETWEEN 1 AND 255),
  pipeline    text        NOT NULL,
  shape       text        NOT NULL,
  shape_hash  text        NOT NULL CHECK (length(shape_hash) = 64),
  inputs      text        NOT NULL,
  inputs_hash text        NOT NULL CHECK (length(inputs_hash) = 64),
  state       text        NOT NULL CHECK (state IN ('Running', 'Succeeded', 'Failed', 'TimedOut', 'Cancelled')),
  fence       bigint      NOT NULL DEFAULT 1 CHECK (fence > 0),
  owner       text        NOT NULL,
  lease_until timestamptz     NULL,
  error       text            NULL,
  created_at  timestamptz NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz     NULL,
  expires_at  timestamptz     NULL,
  PRIMARY KEY (tenant, run_id),
  CONSTRAINT lease_iff_running CHECK ((state = 'Running') = (lease_until IS NOT NULL)),
  CONSTRAINT ended_unless_running CHECK ((state = 'Running') = (ended_at IS NULL)),
  CONSTRAINT expiry_unless_running CHECK ((state = 'Running') = (expires_at IS NULL))
);
CREATE INDEX run_latest ON aegis.run (tenant, created_at DESC, run_id DESC);
CREATE INDEX run_state ON aegis.run (tenant, state, created_at DESC, run_id DESC);
CREATE INDEX run_expiry ON aegis.run (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE aegis.run_agent (
  tenant       text        NOT NULL,
  run_id       text        NOT NULL,
  agent_id     text        NOT NULL,
  seq          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  fence        bigint      NOT NULL,
  output       text            NULL,
  attempts     integer     NOT NULL,
  usage        text            NULL,
  duration_ms  bigint          NULL,
  committed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, run_id, agent_id),
  FOREIGN KEY (tenant, run_id) REFERENCES aegis.run ON DELETE CASCADE
);

CREATE TABLE aegis.run_step (
  tenant     text     NOT NULL,
  run_id     text     NOT NULL,
  agent_id   text     NOT NULL,
  generation integer  NOT NULL,
  round      integer  NOT NULL,
  call       integer  NOT NULL,
  kind       integer  NOT NULL CHECK (kind BETWEEN 0 AND 4),
  body       text     NOT NULL,
  PRIMARY KEY (tenant, run_id, agent_id, generation, round, call, kind),
  FOREIGN KEY (tenant, run_id) REFERENCES aegis.run ON DELETE CASCADE
);

-- As with operations: a tenant sees its own rows, no setting means none, and maintenance deletes what has expired.
ALTER TABLE aegis.run ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.run FORCE ROW LEVEL SECURITY;
ALTER TABLE aegis.run_agent ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.run_agent FORCE ROW LEVEL SECURITY;
ALTER TABLE aegis.run_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.run_step FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON aegis.run
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));
CREATE POLICY tenant_isolation ON aegis.run_agent
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));
CREATE POLICY tenant_isolation ON aegis.run_step
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));
CREATE POLICY maintenance_reads ON aegis.run FOR SELECT
  USING (current_setting('aegis.maintenance', true) = 'on' AND expires_at <= clock_timestamp());
CREATE POLICY maintenance_deletes ON aegis.run FOR DELETE
  USING (current_setting('aegis.maintenance', true) = 'on' AND expires_at <= clock_timestamp());
-- whatever is deleted is locked first, which takes the policy of an update
CREATE POLICY maintenance_locks ON aegis.run FOR UPDATE
  USING (current_setting('aegis.maintenance', true) = 'on' AND expires_at <= clock_timestamp())
  WITH CHECK (false);
