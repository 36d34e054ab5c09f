-- How a timer was reckoned, where that hangs on a work calendar or the time zone of the workspace: its moment is a copy
-- that can be made again.
alter table flow_timer add column due_terms jsonb;
