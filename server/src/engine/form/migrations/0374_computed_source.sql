-- Which forms the computed fields of a form read (N2.10, N2.11): whoever writes records of `source_form_id` asks here what
-- has to be computed anew elsewhere. Written at publish.
create table computed_source (
  tenant_id uuid not null,
  form_id uuid not null,
  field_id text not null,
  source_form_id uuid not null,
  primary key (tenant_id, form_id, field_id),
  foreign key (tenant_id, form_id) references form (tenant_id, id),
  foreign key (tenant_id, source_form_id) references form (tenant_id, id)
);
call secure_tenant_table('computed_source');
create index computed_source_read on computed_source (tenant_id, source_form_id, form_id);
