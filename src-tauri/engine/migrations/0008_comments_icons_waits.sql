-- What readers say of an article, where its feed tells: the page of it, how many there are, and their feed.
ALTER TABLE article ADD COLUMN comments_url TEXT;
ALTER TABLE article ADD COLUMN comments_count INTEGER;
ALTER TABLE article ADD COLUMN comments_feed TEXT;

-- The address of the picture that a feed names for itself.
ALTER TABLE feed ADD COLUMN icon_url TEXT;
-- Beside hosts, such addresses are asked too: each once a week at most.
ALTER TABLE host_icon RENAME TO icon_source;
ALTER TABLE icon_source RENAME COLUMN host TO source;

-- Until when a host that took requests and did not answer them is left alone by what nobody waits for.
ALTER TABLE host_budget ADD COLUMN hung_until INTEGER NOT NULL DEFAULT 0;

-- How large a picture is in bytes says its file.
ALTER TABLE asset DROP COLUMN bytes;
