-- Fields whose values who looks at a dashboard may set (N4.2); the values themselves are nobody's but the viewer's.
alter table dashboard add column filters jsonb not null default '[]';
