-- How each feed is treated: what the person set, what the feed asks for, and how it has been doing.

-- What the person set. Of a sign-in only the kind: the secret is in the keyring.
ALTER TABLE feed ADD COLUMN interval_minutes INTEGER;
ALTER TABLE feed ADD COLUMN user_agent TEXT;
ALTER TABLE feed ADD COLUMN sign_in TEXT;
ALTER TABLE feed ADD COLUMN open_mode TEXT NOT NULL DEFAULT 'automatic';
ALTER TABLE feed ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
-- The page that named this feed; NULL when the person typed its address, which may then be private.
ALTER TABLE feed ADD COLUMN named_by TEXT;

-- What the feed asks for.
ALTER TABLE feed ADD COLUMN ttl_minutes INTEGER;
ALTER TABLE feed ADD COLUMN update_every_minutes INTEGER;
ALTER TABLE feed ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;

-- Why it is asked at next_check and not sooner.
ALTER TABLE feed ADD COLUMN next_reason TEXT;
-- Where its server says that it has moved for good, since when, and when that was last said.
ALTER TABLE feed ADD COLUMN moved_to TEXT;
ALTER TABLE feed ADD COLUMN moved_since INTEGER;
-- A feed that the web page at its address names, when it has become one.
ALTER TABLE feed ADD COLUMN suggested_url TEXT;
-- The first of the failures in a row.
ALTER TABLE feed ADD COLUMN failing_since INTEGER;
-- Requests since it was added, how many of them asked only for news, how many were answered "not modified", and bytes.
ALTER TABLE feed ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN not_modified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
-- Key of the picture that stands for it.
ALTER TABLE feed ADD COLUMN icon TEXT;

DROP INDEX feed_due;
CREATE INDEX feed_due ON feed (next_check) WHERE gone = 0 AND paused = 0 AND leaving IS NULL;

-- When a host was last asked for the picture that stands for it.
CREATE TABLE host_icon (
    host    TEXT PRIMARY KEY,
    checked INTEGER NOT NULL,
    icon    TEXT
) STRICT, WITHOUT ROWID;

-- Sounds and films that come with an article.
CREATE TABLE enclosure (
    article_id       INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    position         INTEGER NOT NULL,
    url              TEXT NOT NULL,
    mime             TEXT,
    title            TEXT,
    length           INTEGER,
    duration_seconds INTEGER,
    -- Name of the kept file; NULL until it was fetched.
    file             TEXT,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
