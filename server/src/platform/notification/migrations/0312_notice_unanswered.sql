-- When the first try of a delivery was made that nobody answered: as long as its provider remembers the id since then, it
-- may be sent again.
alter table notice_delivery add column unanswered_at timestamptz;
