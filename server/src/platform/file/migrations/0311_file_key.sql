-- A program whose key is narrowed reads what it uploaded itself, and not what its member did by hand.
alter table file add column uploaded_key uuid;
