-- What answers of models have used. Costs are whole picodollars, so that sums are exact; none is of a model without a price.
CREATE TABLE aegis_usage_event (
  tenant_id   TEXT    NOT NULL CHECK (length(CAST(tenant_id AS BLOB)) BETWEEN 1 AND 128),
  at          INTEGER NOT NULL,
  id          BLOB    NOT NULL CHECK (length(id) = 16),
  pipeline    TEXT        NULL,
  agent_id    TEXT    NOT NULL,
  run_id      TEXT        NULL,
  attempt     INTEGER NOT NULL,
  provider    TEXT        NULL,
  model       TEXT    NOT NULL,
  input       INTEGER NOT NULL,
  output      INTEGER NOT NULL,
  cache_read  INTEGER NOT NULL,
  cache_write INTEGER NOT NULL,
  reasoning   INTEGER NOT NULL,
  cost        INTEGER     NULL,
  fault       TEXT        NULL,
  PRIMARY KEY (tenant_id, at, id)
) WITHOUT ROWID;
