-- Several choices as one text that is read back as the same choices, by the rule of files (`listText`): a label that holds
-- a sign which parts several, ends in blanks, or alone would say that there is nothing stands in quotes.
create or replace function choices_to_text(value text[], labels jsonb) returns text
  language sql immutable parallel safe
  return (
    select string_agg(
      case
        when label ~ '[,，;；、|\n"]|^[\s\u3000\u00a0\u2000-\u200a\u202f\u205f\ufeff]|[\s\u3000\u00a0\u2000-\u200a\u202f\u205f\ufeff]$|^#'
          or label in ('NULL', 'null', '\N')
        then '"' || replace(label, '"', '""') || '"'
        else label
      end, '、' order by position)
    from (
      select coalesce(labels ->> part, part) as label, position from unnest(value) with ordinality as given (part, position)
    ) labelled);
