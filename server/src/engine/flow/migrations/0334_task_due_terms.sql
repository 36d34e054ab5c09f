-- How a deadline was reckoned by a work calendar: { amount, unit, calendarId (null: the default one), from }. The deadline itself
-- is a copy of what that comes to, made again when a calendar changes. Null: it runs by the clock.
alter table flow_task add column due_terms jsonb;
create index flow_task_by_calendar on flow_task (tenant_id, id) where state = 'open' and due_terms is not null;
