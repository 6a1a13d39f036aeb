-- What answers of models have used. A cost is exact; none is of a model without a price.
CREATE TABLE aegis.usage_event (
  tenant      text           NOT NULL CHECK (octet_length(tenant) BETWEEN 1 AND 128),
  at          timestamptz    NOT NULL,
  id          uuid           NOT NULL,
  pipeline    text               NULL,
  agent_id    text           NOT NULL,
  run_id      text               NULL,
  attempt     integer        NOT NULL,
  provider    text               NULL,
  model       text           NOT NULL,
  input       bigint         NOT NULL,
  output      bigint         NOT NULL,
  cache_read  bigint         NOT NULL,
  cache_write bigint         NOT NULL,
  reasoning   bigint         NOT NULL,
  cost        numeric(19,12)     NULL,
  fault       text               NULL,
  PRIMARY KEY (tenant, at, id)
);

-- for sums over all tenants: rows come in the order of time, more or less
CREATE INDEX usage_event_time ON aegis.usage_event USING brin (at);

-- as for operations: a tenant sees its own rows, and no setting means none
ALTER TABLE aegis.usage_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE aegis.usage_event FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON aegis.usage_event
  USING (tenant = current_setting('aegis.tenant', true))
  WITH CHECK (tenant = current_setting('aegis.tenant', true));

-- Whoever runs the app reads what all tenants use.
CREATE POLICY maintenance_reads ON aegis.usage_event FOR SELECT
  USING (current_setting('aegis.maintenance', true) = 'on');
