-- The index knows whom an article is by and whom it rests on, its language, its month, and what comes with it. It is
-- filled again in the background.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
    body, -- first: the index says of every word which column it is in, but for the first one
    title, byline, source, attribution, facet,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);
-- Half as many merges as usual: at a million articles they cost more than all else that the index does, and a search
-- hardly notices that it looks into more parts.
INSERT INTO search (search, rank) VALUES ('automerge', 8);
INSERT INTO setting (name, value) SELECT 'search_rebuild', '9223372036854775807'
    WHERE EXISTS (SELECT 1 FROM content)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- Searches that the person keeps as views. What they find is written down as it comes, and so are their counts.
CREATE TABLE saved_search (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    name           TEXT NOT NULL COLLATE NOCASE UNIQUE,
    query          TEXT NOT NULL,
    -- Where it was saved: days begin so long before they do in UTC.
    offset_minutes INTEGER NOT NULL,
    -- Whether reading or bookmarking an article may change what is found.
    follows_state  INTEGER NOT NULL,
    -- Articles below this one are still to be looked at; NULL when all have been.
    below          INTEGER,
    -- Kept by triggers, never counted.
    unread         INTEGER NOT NULL DEFAULT 0,
    total          INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE saved_search_article (
    search_id  INTEGER NOT NULL REFERENCES saved_search ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    sort_time  INTEGER NOT NULL,
    read       INTEGER NOT NULL, -- state.read and state.shelved, kept by a trigger
    shelved    INTEGER NOT NULL,
    PRIMARY KEY (search_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_search_article_by_time ON saved_search_article (search_id, sort_time, article_id)
    WHERE shelved = 0;
CREATE INDEX saved_search_article_unread ON saved_search_article (search_id, sort_time, article_id)
    WHERE shelved = 0 AND read = 0;
CREATE INDEX saved_search_article_article ON saved_search_article (article_id, search_id);

-- Articles that changed, to be looked at again before the change is committed.
CREATE TABLE saved_search_due (
    article_id INTEGER PRIMARY KEY
) STRICT;

CREATE TRIGGER saved_search_article_added AFTER INSERT ON saved_search_article WHEN new.shelved = 0 BEGIN
    UPDATE saved_search SET total = total + 1, unread = unread + (new.read = 0) WHERE id = new.search_id;
END;
CREATE TRIGGER saved_search_article_removed AFTER DELETE ON saved_search_article WHEN old.shelved = 0 BEGIN
    UPDATE saved_search SET total = total - 1, unread = unread - (old.read = 0) WHERE id = old.search_id;
END;
CREATE TRIGGER saved_search_article_changed AFTER UPDATE OF read, shelved ON saved_search_article BEGIN
    UPDATE saved_search SET
        total = total + (new.shelved = 0) - (old.shelved = 0),
        unread = unread + (new.shelved = 0 AND new.read = 0) - (old.shelved = 0 AND old.read = 0)
        WHERE id = new.search_id;
END;

CREATE TRIGGER saved_search_state AFTER UPDATE OF read, shelved ON state
WHEN (new.read <> old.read OR new.shelved <> old.shelved)
    AND EXISTS (SELECT 1 FROM saved_search_article WHERE article_id = new.article_id) BEGIN
    UPDATE saved_search_article SET read = new.read, shelved = new.shelved WHERE article_id = new.article_id;
END;
CREATE TRIGGER saved_search_follows AFTER UPDATE OF read, bookmarked, saved ON state
WHEN EXISTS (SELECT 1 FROM saved_search WHERE follows_state = 1) BEGIN
    INSERT OR IGNORE INTO saved_search_due VALUES (new.article_id);
END;
CREATE TRIGGER saved_search_tagged AFTER INSERT ON article_tag WHEN EXISTS (SELECT 1 FROM saved_search) BEGIN
    INSERT OR IGNORE INTO saved_search_due VALUES (new.article_id);
END;
CREATE TRIGGER saved_search_untagged AFTER DELETE ON article_tag WHEN EXISTS (SELECT 1 FROM saved_search) BEGIN
    INSERT OR IGNORE INTO saved_search_due VALUES (old.article_id);
END;
CREATE TRIGGER saved_search_listed AFTER INSERT ON listing WHEN EXISTS (SELECT 1 FROM saved_search) BEGIN
    INSERT OR IGNORE INTO saved_search_due VALUES (new.article_id);
END;
CREATE TRIGGER saved_search_unlisted AFTER DELETE ON listing WHEN EXISTS (SELECT 1 FROM saved_search) BEGIN
    INSERT OR IGNORE INTO saved_search_due VALUES (old.article_id);
END;

-- Names that a query may name: everything is looked at again.
CREATE TRIGGER saved_search_tag_renamed AFTER UPDATE OF name ON tag BEGIN
    UPDATE saved_search SET below = 9223372036854775807;
END;
CREATE TRIGGER saved_search_folder_renamed AFTER UPDATE OF name ON folder BEGIN
    UPDATE saved_search SET below = 9223372036854775807;
END;
CREATE TRIGGER saved_search_feed_moved AFTER UPDATE OF title, custom_title, folder_id, leaving ON feed
WHEN new.title <> old.title OR new.custom_title IS NOT old.custom_title OR new.folder_id IS NOT old.folder_id
    OR new.leaving IS NOT old.leaving BEGIN
    UPDATE saved_search SET below = 9223372036854775807;
END;

-- The words that anybody wrote, folded, and in how many of the articles that are counted.
CREATE TABLE search_word (
    word TEXT PRIMARY KEY,
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
