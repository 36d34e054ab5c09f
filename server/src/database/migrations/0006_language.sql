-- How people compare texts: what search and "contains" find, and the order of lists in each language.

-- A text without capitals, widths and ways to write one accent. The same as foldText in packages/form; the two change together.
-- Most texts are ASCII and ideographs, in which only A to Z have another form: for them normalizing, which costs most, is not
-- asked. Not declared strict, so that PostgreSQL puts it into the statement instead of calling it.
create function fold_text(content text) returns text
  language sql immutable parallel safe
  return case
    when content collate "C" ~ '[^\u0001-\u007f\u3001\u3002\u4e00-\u9fff]' then
      normalize(
        replace(
          replace(
            lower(upper(lower(normalize(content, NFKC) collate "und-x-icu") collate "und-x-icu") collate "und-x-icu"),
            'ς', 'σ'),
          U&'i\0307', 'i'),
        NFKC) collate "C"
    else lower(content collate "C")
  end;

grant execute on function fold_text(text) to public;

-- Numbers within texts come by size. Texts that are equal in the language are ordered by their bytes, so equal means the same.
create collation sluice_zh (provider = icu, locale = 'zh-u-co-pinyin-kn');
create collation sluice_en (provider = icu, locale = 'en-u-kn');
