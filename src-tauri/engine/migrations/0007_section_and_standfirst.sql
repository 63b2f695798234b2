-- The part of its paper that an article is in, as the newsroom calls it.
ALTER TABLE article ADD COLUMN section TEXT;
-- What the newsroom prints between headline and text.
ALTER TABLE article ADD COLUMN standfirst TEXT;
