-- A call whose process ended while it waited for the answer says so: nobody knows whether it arrived.
create index outbound_call_sending on outbound_call (sent_at) where state = 'sending';
grant select (state, sent_at), update (state, finished_at) on outbound_call to sluice_job;
