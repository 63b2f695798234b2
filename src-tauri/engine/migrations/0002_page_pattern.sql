-- How the article links of an index page are recognised; NULL for every other kind of feed.
ALTER TABLE feed ADD COLUMN page_pattern TEXT;
