-- Copies not read yet, for the number beside the inbox.
create index flow_task_unread on flow_task (tenant_id, assignee_id) where state = 'open' and kind = 'cc';
