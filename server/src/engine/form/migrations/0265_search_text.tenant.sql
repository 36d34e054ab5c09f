-- Search texts that were written before capitals and widths of every alphabet counted as one. What is new is written so.
-- A filler letter (㐀) stands around each East Asian character: it is taken out, the text is folded, and it is put in again.
do $$
declare
  form text;
  refolded constant text := $sql$
    regexp_replace(
      regexp_replace(
        sluice.fold_text(
          regexp_replace(regexp_replace(search, '㐀([⺀-\U0010ffff])(?=㐀)', '\1', 'g'), '㐀(?![⺀-\U0010ffff])', '', 'g')),
        '([⺀-\U0010ffff])', '\1㐀', 'g'),
      '([⺀-\U0010ffff]+)', '㐀\1', 'g')$sql$;
begin
  for form in
    select oid::regclass::text from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname ~ '^form_[0-9a-f]{32}$'
  loop
    execute format(
      'update %s r set search = n.search
       from (select id, %s as search from %s where search ~ ''[^\u0001-\u007f]'') n
       where r.id = n.id and r.search <> n.search', form, refolded, form);
  end loop;
end $$;
