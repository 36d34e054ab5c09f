-- See 0288_member_search.sql.
select sluice.make_member_search(current_schema()::text);
