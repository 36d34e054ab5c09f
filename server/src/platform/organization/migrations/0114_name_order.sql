-- Lists of people come in the order of the reader's language.
create index member_by_name_zh on member (tenant_id, name collate sluice_zh, id);
create index member_by_name_en on member (tenant_id, name collate sluice_en, id);
