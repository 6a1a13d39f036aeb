-- Who may come, and what it may.
CREATE TABLE aegis.tenant (
  id         text        PRIMARY KEY CHECK (octet_length(id) BETWEEN 1 AND 128),
  name       text        NOT NULL,
  plan       text        NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE aegis.api_key (
  key_id     text        PRIMARY KEY,
  tenant     text        NOT NULL,
  principal  text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('Person', 'Service')),
  scopes     text        NOT NULL,
  mac        bytea       NOT NULL CHECK (octet_length(mac) = 32),
  pepper_id  text        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz     NULL,
  revoked_at timestamptz     NULL
);
CREATE INDEX api_key_tenant ON aegis.api_key (tenant, created_at);

-- Only tenants with a quota have rows; what is paid is counted by the audit. A claim too many breaks the constraint, which
-- undoes it.
CREATE TABLE aegis.usage (
  tenant text   NOT NULL,
  period text   NOT NULL,
  used   bigint NOT NULL,
  cap    bigint     NULL,
  PRIMARY KEY (tenant, period),
  CONSTRAINT usage_within_cap CHECK (used <= cap)
) WITH (fillfactor = 50);

CREATE INDEX audit_claim ON aegis.audit (tenant, at) WHERE action = 'claim';
CREATE INDEX audit_time ON aegis.audit (tenant, at, op_id, seq);

CREATE TABLE aegis.audit_seal (
  tenant     text        NOT NULL,
  number     bigint      NOT NULL CHECK (number > 0),
  at         timestamptz NOT NULL,
  operations integer     NOT NULL,
  root       bytea       NOT NULL CHECK (octet_length(root) = 32),
  prev_hash  bytea       NOT NULL CHECK (octet_length(prev_hash) = 32),
  hash       bytea       NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (tenant, number)
);

CREATE TABLE aegis.audit_sealed (
  tenant text    NOT NULL,
  op_id  uuid    NOT NULL,
  seq    integer NOT NULL,
  number bigint  NOT NULL,
  hash   bytea   NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (tenant, op_id, seq, number)
);
CREATE INDEX audit_sealed_number ON aegis.audit_sealed (tenant, number);

-- What the next seal has to cover: a row a record, so that no step waits for whoever seals.
CREATE TABLE aegis.audit_unsealed (
  tenant text    NOT NULL,
  op_id  uuid    NOT NULL,
  seq    integer NOT NULL,
  PRIMARY KEY (tenant, op_id, seq)
);

-- the records that are there: those of all tenants, which their owner does not see otherwise
ALTER TABLE aegis.audit NO FORCE ROW LEVEL SECURITY;
INSERT INTO aegis.audit_unsealed (tenant, op_id, seq)
SELECT tenant, op_id, max(seq) FROM aegis.audit GROUP BY tenant, op_id;
ALTER TABLE aegis.audit FORCE ROW LEVEL SECURITY;

CREATE FUNCTION aegis.to_be_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO aegis.audit_unsealed (tenant, op_id, seq) VALUES (NEW.tenant, NEW.op_id, NEW.seq);
  RETURN NULL;
END
$$;
CREATE TRIGGER audit_to_be_sealed AFTER INSERT ON aegis.audit
  FOR EACH ROW EXECUTE FUNCTION aegis.to_be_sealed();

CREATE FUNCTION aegis.deny_seal_mutation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'aegis.% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON aegis.audit_seal
  FOR EACH ROW EXECUTE FUNCTION aegis.deny_seal_mutation();
CREATE TRIGGER seal_no_truncate BEFORE TRUNCATE ON aegis.audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION aegis.deny_seal_mutation();
CREATE TRIGGER sealed_append_only BEFORE UPDATE OR DELETE ON aegis.audit_sealed
  FOR EACH ROW EXECUTE FUNCTION aegis.deny_seal_mutation();
CREATE TRIGGER sealed_no_truncate BEFORE TRUNCATE ON aegis.audit_sealed
  FOR EACH STATEMENT EXECUTE FUNCTION aegis.deny_seal_mutation();

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenant', 'api_key', 'usage', 'audit_seal', 'audit_sealed', 'audit_unsealed'] LOOP
    EXECUTE format('ALTER TABLE aegis.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE aegis.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON aegis.%I USING (%2$I = current_setting(''aegis.tenant'', true)) '
      'WITH CHECK (%2$I = current_setting(''aegis.tenant'', true))',
      name, CASE name WHEN 'tenant' THEN 'id' ELSE 'tenant' END
    );
  END LOOP;
END
$$;

-- A key is looked up before its tenant is known: whoever names a key sees that row and its tenant's, and no other.
CREATE POLICY key_by_id ON aegis.api_key FOR SELECT
  USING (key_id = current_setting('aegis.key_id', true));
CREATE POLICY tenant_of_key ON aegis.tenant FOR SELECT
  USING (id = (SELECT k.tenant FROM aegis.api_key AS k WHERE k.key_id = current_setting('aegis.key_id', true)));

-- Whoever seals has to know which tenants have something to seal, and sees no more than that.
CREATE POLICY maintenance_reads ON aegis.audit_unsealed FOR SELECT
  USING (current_setting('aegis.maintenance', true) = 'on');
