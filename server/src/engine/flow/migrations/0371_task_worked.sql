-- Minutes of working time, by the calendar of its deadline, that a task waited; worked out once, when it is closed.
alter table flow_task add column worked_minutes integer;
