-- Files people bring or jobs make. The content lies on disk, encrypted under a key of its own (P6.4); the key is sealed
-- with the house's secret. A temporary file goes when its time is over, an attached one stays as long as it is used.
create table file (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 255),
  type text not null check (length(type) between 3 and 200),
  size bigint not null check (size >= 0),
  sha256 text not null check (length(sha256) = 64),
  sealed_key text not null,
  state text not null default 'temporary' check (state in ('temporary', 'attached')),
  uploaded_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (tenant_id, id),
  check ((state = 'temporary') = (expires_at is not null))
);
call secure_tenant_table('file');
create index file_expiry on file (expires_at) where expires_at is not null;

-- The cleaner looks over all tenants, but sees only what may go.
create policy expiring_rows on file to sluice_job using (expires_at is not null);
grant select, delete on file to sluice_job;

-- Which record holds a file in which field: whoever may read that field of that record may download the file.
create table file_use (
  tenant_id uuid not null,
  file_id uuid not null,
  form_id uuid not null,
  record_id uuid not null,
  field_id text not null,
  primary key (tenant_id, file_id, record_id, field_id),
  foreign key (tenant_id, file_id) references file
);
call secure_tenant_table('file_use');
create index file_use_record on file_use (tenant_id, record_id);
