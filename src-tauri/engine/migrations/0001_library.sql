-- The library: feeds, the articles they list, and what the person made of them.
-- Times are epoch milliseconds. Flags are 0 or 1.

CREATE TABLE folder (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;

CREATE TABLE feed (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    url             TEXT NOT NULL UNIQUE,
    kind            TEXT NOT NULL,
    title           TEXT NOT NULL,
    custom_title    TEXT,
    site_url        TEXT,
    folder_id       INTEGER REFERENCES folder ON DELETE SET NULL,
    added           INTEGER NOT NULL,
    -- What the server gave us to ask "is it still the same?", verbatim.
    etag            TEXT,
    last_modified   TEXT,
    validators_from INTEGER,
    body_hash       BLOB,
    checked         INTEGER,
    last_success    INTEGER,
    next_check      INTEGER NOT NULL DEFAULT 0,
    failures        INTEGER NOT NULL DEFAULT 0,
    problem_code    TEXT,
    problem_args    TEXT,
    gone            INTEGER NOT NULL DEFAULT 0,
    -- Kept by triggers, never counted.
    unread          INTEGER NOT NULL DEFAULT 0,
    total           INTEGER NOT NULL DEFAULT 0,
    -- The unsubscription that can still be taken back; such a feed is in no view.
    leaving         INTEGER
) STRICT;
CREATE INDEX feed_due ON feed (next_check) WHERE gone = 0 AND leaving IS NULL;
CREATE INDEX feed_folder ON feed (folder_id);

-- What a list row needs and little more. Ids are never used again: state outlives its article.
CREATE TABLE article (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id          INTEGER REFERENCES feed ON DELETE SET NULL, -- whose word counts when several list it
    url              TEXT,
    url_key          TEXT,
    title            TEXT NOT NULL,
    byline           TEXT,
    source           TEXT NOT NULL,
    summary          TEXT NOT NULL,
    language         TEXT,
    published        INTEGER,
    offset_minutes   INTEGER,
    published_raw    TEXT,
    published_origin TEXT,
    first_seen       INTEGER NOT NULL,
    thumbnail        TEXT,
    access           TEXT NOT NULL DEFAULT 'full',
    offline          TEXT NOT NULL DEFAULT 'pending',
    -- Full text still to be fetched from the article's page: NULL when there is nothing to fetch.
    page_tries       INTEGER,
    entry_hash       BLOB
) STRICT;
CREATE UNIQUE INDEX article_url_key ON article (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX article_to_fetch ON article (page_tries, id) WHERE page_tries IS NOT NULL;

-- Which feed lists which article, and what it is recognised by there. Outlives the article,
-- so that a feed that still lists what was removed does not bring it back.
CREATE TABLE listing (
    feed_id    INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    guid       TEXT,
    url_key    TEXT,
    date_key   TEXT,
    sort_time  INTEGER NOT NULL,
    read       INTEGER NOT NULL, -- state.read, kept by a trigger
    PRIMARY KEY (feed_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_by_time ON listing (feed_id, sort_time, article_id);
CREATE INDEX listing_unread ON listing (feed_id, sort_time, article_id) WHERE read = 0;
CREATE INDEX listing_guid ON listing (feed_id, guid) WHERE guid IS NOT NULL;
CREATE INDEX listing_date_key ON listing (feed_id, date_key) WHERE date_key IS NOT NULL;
CREATE INDEX listing_url_key ON listing (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX listing_article ON listing (article_id, feed_id);

-- What the person made of an article. Apart from it, and outlives it.
CREATE TABLE state (
    article_id INTEGER PRIMARY KEY,
    sort_time  INTEGER NOT NULL,
    read       INTEGER NOT NULL DEFAULT 0,
    bookmarked INTEGER NOT NULL DEFAULT 0,
    saved      INTEGER NOT NULL DEFAULT 0,
    shelved    INTEGER NOT NULL DEFAULT 0, -- in no view: its feed is leaving, or the article is gone
    position   REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX state_all ON state (sort_time, article_id) WHERE shelved = 0;
CREATE INDEX state_unread ON state (sort_time, article_id) WHERE shelved = 0 AND read = 0;
CREATE INDEX state_bookmarked ON state (sort_time, article_id) WHERE shelved = 0 AND bookmarked = 1;
CREATE INDEX state_saved ON state (sort_time, article_id) WHERE shelved = 0 AND saved = 1;

CREATE TABLE tag (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    name  TEXT NOT NULL COLLATE NOCASE UNIQUE,
    total INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE article_tag (
    tag_id     INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    sort_time  INTEGER NOT NULL,
    PRIMARY KEY (tag_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_by_time ON article_tag (tag_id, sort_time, article_id);
CREATE INDEX article_tag_article ON article_tag (article_id, tag_id);

-- The text, compressed; no list query touches it.
CREATE TABLE content (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    html       BLOB NOT NULL,
    words      INTEGER NOT NULL,
    related    TEXT NOT NULL,
    removed    TEXT NOT NULL,
    from_page  INTEGER NOT NULL, -- or else from the feed
    stored     INTEGER NOT NULL
) STRICT;

-- What the content was before the publisher changed it.
CREATE TABLE revision (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    title      TEXT NOT NULL,
    html       BLOB NOT NULL,
    stored     INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_article ON revision (article_id, id);

CREATE TABLE attribution (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL,
    sentence   TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- A picture that some article shows, named by its address; the file is named by its bytes.
CREATE TABLE asset (
    key      TEXT PRIMARY KEY,
    url      TEXT NOT NULL,
    status   TEXT NOT NULL CHECK (status IN ('wanted', 'have', 'failed', 'too_big')),
    file     TEXT,
    mime     TEXT,
    bytes    INTEGER,
    width    INTEGER,
    height   INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_wanted ON asset (key) WHERE status = 'wanted';

CREATE TABLE article_asset (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    key        TEXT NOT NULL REFERENCES asset,
    PRIMARY KEY (article_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_asset_key ON article_asset (key, article_id);

CREATE TABLE fetch_log (
    id           INTEGER PRIMARY KEY,
    feed_id      INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
    at           INTEGER NOT NULL,
    status       INTEGER,
    bytes        INTEGER NOT NULL,
    new_articles INTEGER NOT NULL,
    problem_code TEXT
) STRICT;
CREATE INDEX fetch_log_feed ON fetch_log (feed_id, at);

-- A host that asked to be left alone.
CREATE TABLE host_budget (
    host       TEXT PRIMARY KEY,
    not_before INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What can be taken back.
CREATE TABLE undo (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL
) STRICT;
CREATE TABLE undo_article (
    undo_id    INTEGER NOT NULL REFERENCES undo ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    PRIMARY KEY (undo_id, article_id)
) STRICT, WITHOUT ROWID;

-- Counts of the smart views, one row.
CREATE TABLE tally (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    total      INTEGER NOT NULL,
    unread     INTEGER NOT NULL,
    bookmarked INTEGER NOT NULL,
    saved      INTEGER NOT NULL
) STRICT;
INSERT INTO tally VALUES (1, 0, 0, 0, 0);

CREATE TRIGGER state_added AFTER INSERT ON state WHEN new.shelved = 0 BEGIN
    UPDATE tally SET total = total + 1, unread = unread + (new.read = 0),
        bookmarked = bookmarked + new.bookmarked, saved = saved + new.saved;
END;
CREATE TRIGGER state_removed AFTER DELETE ON state WHEN old.shelved = 0 BEGIN
    UPDATE tally SET total = total - 1, unread = unread - (old.read = 0),
        bookmarked = bookmarked - old.bookmarked, saved = saved - old.saved;
END;
CREATE TRIGGER state_changed AFTER UPDATE OF read, bookmarked, saved, shelved ON state BEGIN
    UPDATE tally SET
        total = total + (new.shelved = 0) - (old.shelved = 0),
        unread = unread + (new.shelved = 0 AND new.read = 0) - (old.shelved = 0 AND old.read = 0),
        bookmarked = bookmarked + (new.shelved = 0 AND new.bookmarked) - (old.shelved = 0 AND old.bookmarked),
        saved = saved + (new.shelved = 0 AND new.saved) - (old.shelved = 0 AND old.saved);
END;
CREATE TRIGGER state_read AFTER UPDATE OF read ON state WHEN new.read <> old.read BEGIN
    UPDATE listing SET read = new.read WHERE article_id = new.article_id;
END;

CREATE TRIGGER listing_added AFTER INSERT ON listing BEGIN
    UPDATE feed SET total = total + 1, unread = unread + (new.read = 0) WHERE id = new.feed_id;
END;
CREATE TRIGGER listing_removed AFTER DELETE ON listing BEGIN
    UPDATE feed SET total = total - 1, unread = unread - (old.read = 0) WHERE id = old.feed_id;
END;
CREATE TRIGGER listing_read AFTER UPDATE OF read ON listing WHEN new.read <> old.read BEGIN
    UPDATE feed SET unread = unread + (new.read = 0) - (old.read = 0) WHERE id = new.feed_id;
END;

CREATE TRIGGER article_tag_added AFTER INSERT ON article_tag BEGIN
    UPDATE tag SET total = total + 1 WHERE id = new.tag_id;
END;
CREATE TRIGGER article_tag_removed AFTER DELETE ON article_tag BEGIN
    UPDATE tag SET total = total - 1 WHERE id = old.tag_id;
END;

-- Words prepared in Rust (folded, stemmed, split); rowid is article.id, which grows with time.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
