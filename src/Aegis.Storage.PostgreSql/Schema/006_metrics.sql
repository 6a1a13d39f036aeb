-- What calls of agents became, and what agents gave each other: a row each, removed when it is old. Durations are microseconds.
CREATE TABLE aegis.agent_call (
  tenant      text        NOT NULL CHECK (octet_length(tenant) BETWEEN 1 AND 128),
  call_id     uuid        NOT NULL,
  at          timestamptz NOT NULL,
  agent       text        NOT NULL,
  pipeline    text            NULL,
  run_id      text            NULL,
  status      text        NOT NULL CHECK (status IN ('Succeeded', 'Failed', 'Skipped', 'Cancelled')),
  attempts    integer     NOT NULL CHECK (attempts >= 0),
  duration_us bigint          NULL CHECK (duration_us >= 0),
  error_kind  text            NULL,
  error_type  text            NULL,
  PRIMARY KEY (tenant, call_id)
);
CREATE INDEX agent_call_time ON aegis.agent_call (tenant, at);
CREATE INDEX agent_call_age ON aegis.agent_call (at);

CREATE TABLE aegis.agent_interaction (
  tenant         text        NOT NULL CHECK (octet_length(tenant) BETWEEN 1 AND 128),
  interaction_id uuid        NOT NULL,
  at             timestamptz NOT NULL,
  from_agent     text        NOT NULL,
  to_agent       text        NOT NULL,
  kind           text        NOT NULL CHECK (kind IN ('Dependency', 'Handover', 'Message')),
  PRIMARY KEY (tenant, interaction_id)
);
CREATE INDEX agent_interaction_time ON aegis.agent_interaction (tenant, at);
CREATE INDEX agent_interaction_age ON aegis.agent_interaction (at);

-- As for operations: a tenant sees its own rows, no setting means none. Maintenance removes what is older than a day.
DO $$
DECLARE
  name text;
  is_old text := 'current_setting(''aegis.maintenance'', true) = ''on'' AND at < clock_timestamp() - interval ''1 day''';
BEGIN
  FOREACH name IN ARRAY ARRAY['agent_call', 'agent_interaction'] LOOP
    EXECUTE format('ALTER TABLE aegis.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE aegis.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON aegis.%I USING (tenant = current_setting(''aegis.tenant'', true)) '
      'WITH CHECK (tenant = current_setting(''aegis.tenant'', true))', name);
    EXECUTE format('CREATE POLICY maintenance_reads ON aegis.%I FOR SELECT USING (%s)', name, is_old);
    EXECUTE format('CREATE POLICY maintenance_deletes ON aegis.%I FOR DELETE USING (%s)', name, is_old);
    -- whatever is deleted is locked first, which takes the policy of an update
    EXECUTE format('CREATE POLICY maintenance_locks ON aegis.%I FOR UPDATE USING (%s) WITH CHECK (false)', name, is_old);
  END LOOP;
END
$$;
