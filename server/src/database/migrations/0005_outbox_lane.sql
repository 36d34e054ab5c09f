-- Events of one lane (what they are about) arrive one after the other, in the order in which they were written.
alter table outbox
  add version integer not null default 1,
  add lane text not null default '',
  add position bigint generated always as identity;
drop index outbox_due;
-- A dispatcher walks over the tenants that wait, then along one tenant. What waits for an administrator is no longer in the way.
create index outbox_event on outbox (tenant_id, position) where topic not like 'job:%' and available_at < 'infinity';
-- What holds its lane up until it is tried again.
create index outbox_failed on outbox (tenant_id, lane, position) where attempts > 0 and available_at < 'infinity';
create index outbox_dead on outbox (tenant_id, position) where available_at = 'infinity';

update outbox set payload = jsonb_build_object('input', payload - '$actor', 'actor', payload -> '$actor')
where topic like 'job:%';
update outbox set lane = coalesce(payload ->> 'recordId', payload ->> 'instanceId', '') where topic not like 'job:%';
