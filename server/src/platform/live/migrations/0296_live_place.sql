-- What is held open for somebody right now on whatever server: live streams, uploads. Limits count these rows as far as
-- their process lives, which the lock says that it holds as long as it is connected.
create table live_place (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  member_id uuid not null,
  process bigint not null,
  primary key (tenant_id, id)
);
call secure_tenant_table('live_place');
create index live_place_member on live_place (tenant_id, kind, member_id);
