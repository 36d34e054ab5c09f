-- Texts become numbers, days and choices by the reading that imports have; SQL had another.
drop function text_to_moment(text, text);
drop function text_to_date(text);
drop function text_to_numeric(text);
drop function text_to_choices(text, jsonb);
