-- What opens without a network is worked out and never set; articles can be deleted; each kind of action has
-- its own undo; a folder counts an article once.

-- Pages. When none is to be fetched (`page_tries` is NULL), this says why: the person wants the feed's own text; the
-- text is whole, or is the page's; the page could not be had; or it is older than what a changed setting fetches.
ALTER TABLE article ADD COLUMN page TEXT NOT NULL DEFAULT 'settled'
    CHECK (page IN ('off', 'settled', 'failed', 'left'));

UPDATE article SET page = 'off', page_tries = NULL
    WHERE feed_id IN (SELECT id FROM feed WHERE open_mode IN ('feed_text', 'ask', 'browser'));
-- Nobody wrote down which pages had failed. What should be the page's text and is not tells.
UPDATE article SET page = 'failed'
    WHERE page = 'settled' AND page_tries IS NULL AND url LIKE 'http%'
      AND id IN (SELECT article_id FROM content JOIN article ON article.id = article_id
            JOIN feed ON feed.id = feed_id
            WHERE from_page = 0 AND (open_mode = 'full_text' OR words < 200));

-- A row's picture is one of its article's, also when the text does not show it.
INSERT OR IGNORE INTO article_asset (article_id, key)
    SELECT article.id, thumbnail FROM article JOIN asset ON key = thumbnail;

-- The worst of an article's pictures, kept by triggers.
ALTER TABLE article ADD COLUMN pictures TEXT NOT NULL DEFAULT 'have'
    CHECK (pictures IN ('have', 'too_big', 'failed', 'wanted'));

CREATE VIEW article_picture AS
    SELECT article_id, status,
        CASE status WHEN 'wanted' THEN 3 WHEN 'failed' THEN 2 WHEN 'too_big' THEN 1 ELSE 0 END AS badness
    FROM article_asset JOIN asset USING (key);

UPDATE article SET pictures =
        (SELECT status FROM article_picture WHERE article_id = article.id ORDER BY badness DESC LIMIT 1)
    WHERE id IN (SELECT article_id FROM article_picture WHERE badness > 0);

CREATE TRIGGER article_asset_added AFTER INSERT ON article_asset BEGIN
    UPDATE article SET pictures =
            (SELECT status FROM article_picture WHERE article_id = new.article_id ORDER BY badness DESC LIMIT 1)
        WHERE id = new.article_id AND pictures <> 'wanted';
END;
CREATE TRIGGER article_asset_removed AFTER DELETE ON article_asset BEGIN
    UPDATE article SET pictures = coalesce(
            (SELECT status FROM article_picture WHERE article_id = old.article_id ORDER BY badness DESC LIMIT 1),
            'have')
        WHERE id = old.article_id AND pictures <> 'have';
END;
CREATE TRIGGER asset_changed AFTER UPDATE OF status ON asset WHEN new.status <> old.status BEGIN
    UPDATE article SET pictures =
            (SELECT status FROM article_picture WHERE article_id = article.id ORDER BY badness DESC LIMIT 1)
        WHERE id IN (SELECT article_id FROM article_asset WHERE key = new.key);
END;

ALTER TABLE article DROP COLUMN offline;
ALTER TABLE article ADD COLUMN offline TEXT NOT NULL GENERATED ALWAYS AS (CASE
    WHEN page_tries IS NOT NULL OR pictures = 'wanted' THEN 'pending'
    WHEN page = 'failed' THEN 'page_failed'
    WHEN page = 'left' THEN 'feed_text'
    WHEN page = 'settled' AND access <> 'full' THEN 'teaser'
    WHEN pictures = 'failed' THEN 'picture_failed'
    WHEN pictures = 'too_big' THEN 'picture_too_big'
    ELSE 'complete' END) VIRTUAL;

-- Deleting. The action that deleted an article and can still be taken back; 0 once it is final and the article
-- itself is gone; NULL otherwise. What is deleted is shelved too.
ALTER TABLE state ADD COLUMN deleted INTEGER;
CREATE INDEX state_deleted ON state (deleted) WHERE deleted > 0;
-- Copies of whether it is, kept by a trigger. A deleted listing keeps its feed from bringing the article back.
ALTER TABLE listing ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article_tag ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;

-- Names of kept files whose last known use is gone.
CREATE TABLE unused_file (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Counting. Another feed of the same folder, one with a lower id, lists the article too: the folder counts it there.
ALTER TABLE listing ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0;
-- Of `total` and `unread`, those that are repeated.
ALTER TABLE feed ADD COLUMN total_repeated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN unread_repeated INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER listing_added;
DROP TRIGGER listing_removed;
DROP TRIGGER listing_read;
DROP TRIGGER article_tag_added;
DROP TRIGGER article_tag_removed;
DROP INDEX listing_by_time;
DROP INDEX listing_unread;
CREATE INDEX listing_by_time ON listing (feed_id, deleted, sort_time, article_id);
CREATE INDEX listing_unread ON listing (feed_id, sort_time, article_id) WHERE read = 0 AND deleted = 0;

-- Listings that the folder of their feed counts at another feed.
CREATE VIEW listing_repeated AS
    SELECT listing.feed_id, listing.article_id
    FROM listing JOIN feed ON feed.id = listing.feed_id
    WHERE EXISTS (SELECT 1 FROM listing AS other JOIN feed AS other_feed ON other_feed.id = other.feed_id
        WHERE other.article_id = listing.article_id AND other.feed_id < listing.feed_id
          AND other_feed.folder_id = feed.folder_id AND other_feed.leaving IS NULL);

UPDATE listing SET repeated = 1
    WHERE article_id IN (SELECT article_id FROM listing GROUP BY article_id HAVING count(*) > 1)
      AND EXISTS (SELECT 1 FROM listing_repeated AS found
            WHERE found.feed_id = listing.feed_id AND found.article_id = listing.article_id);
UPDATE feed SET (total_repeated, unread_repeated) =
    (SELECT count(*), coalesce(sum(read = 0), 0) FROM listing WHERE feed_id = feed.id AND repeated = 1);

DROP TRIGGER state_read;
DROP TRIGGER state_changed;
CREATE TRIGGER state_read AFTER UPDATE OF read ON state WHEN new.read <> old.read BEGIN
    UPDATE tally SET unread = unread + (new.read = 0) - (old.read = 0) WHERE new.shelved = 0;
    UPDATE listing SET read = new.read WHERE article_id = new.article_id;
END;
CREATE TRIGGER state_changed AFTER UPDATE OF bookmarked, saved, shelved ON state BEGIN
    UPDATE tally SET
        total = total + (new.shelved = 0) - (old.shelved = 0),
        unread = unread + ((new.shelved = 0) - (old.shelved = 0)) * (old.read = 0),
        bookmarked = bookmarked + (new.shelved = 0 AND new.bookmarked) - (old.shelved = 0 AND old.bookmarked),
        saved = saved + (new.shelved = 0 AND new.saved) - (old.shelved = 0 AND old.saved);
END;
CREATE TRIGGER state_deleted AFTER UPDATE OF deleted ON state
WHEN (new.deleted IS NULL) <> (old.deleted IS NULL) BEGIN
    UPDATE listing SET deleted = new.deleted IS NOT NULL WHERE article_id = new.article_id;
    UPDATE article_tag SET deleted = new.deleted IS NOT NULL WHERE article_id = new.article_id;
END;

CREATE TRIGGER listing_added AFTER INSERT ON listing WHEN new.deleted = 0 BEGIN
    UPDATE feed SET total = total + 1, unread = unread + (new.read = 0) WHERE id = new.feed_id;
END;
CREATE TRIGGER listing_removed AFTER DELETE ON listing WHEN old.deleted = 0 BEGIN
    UPDATE feed SET total = total - 1, unread = unread - (old.read = 0),
        total_repeated = total_repeated - old.repeated,
        unread_repeated = unread_repeated - (old.repeated AND old.read = 0)
        WHERE id = old.feed_id;
END;
-- Reading is what people do all day, and to a hundred thousand articles at once.
CREATE TRIGGER listing_read AFTER UPDATE OF read ON listing WHEN new.read <> old.read AND new.deleted = 0 BEGIN
    UPDATE feed SET unread = unread + (new.read = 0) - (old.read = 0) WHERE id = new.feed_id;
END;
CREATE TRIGGER listing_read_repeated AFTER UPDATE OF read ON listing
WHEN new.repeated AND new.read <> old.read AND new.deleted = 0 BEGIN
    UPDATE feed SET unread_repeated = unread_repeated + (new.read = 0) - (old.read = 0) WHERE id = new.feed_id;
END;
CREATE TRIGGER listing_changed AFTER UPDATE OF deleted, repeated ON listing
WHEN new.deleted <> old.deleted OR new.repeated <> old.repeated BEGIN
    UPDATE feed SET
        total = total + (new.deleted = 0) - (old.deleted = 0),
        unread = unread + ((new.deleted = 0) - (old.deleted = 0)) * (old.read = 0),
        total_repeated = total_repeated + (new.deleted = 0 AND new.repeated) - (old.deleted = 0 AND old.repeated),
        unread_repeated = unread_repeated
            + ((new.deleted = 0 AND new.repeated) - (old.deleted = 0 AND old.repeated)) * (old.read = 0)
        WHERE id = new.feed_id;
END;

-- Most articles are listed once, and cost nothing here.
CREATE TRIGGER listing_shared AFTER INSERT ON listing
WHEN EXISTS (SELECT 1 FROM listing WHERE article_id = new.article_id AND feed_id <> new.feed_id) BEGIN
    UPDATE listing SET repeated = EXISTS (SELECT 1 FROM listing_repeated AS found
            WHERE found.feed_id = listing.feed_id AND found.article_id = listing.article_id)
        WHERE article_id = new.article_id;
END;
CREATE TRIGGER listing_unshared AFTER DELETE ON listing
WHEN EXISTS (SELECT 1 FROM listing WHERE article_id = old.article_id) BEGIN
    UPDATE listing SET repeated = EXISTS (SELECT 1 FROM listing_repeated AS found
            WHERE found.feed_id = listing.feed_id AND found.article_id = listing.article_id)
        WHERE article_id = old.article_id;
END;
CREATE TRIGGER feed_moved AFTER UPDATE OF folder_id, leaving ON feed
WHEN new.folder_id IS NOT old.folder_id OR (new.leaving IS NULL) <> (old.leaving IS NULL) BEGIN
    UPDATE listing SET repeated = EXISTS (SELECT 1 FROM listing_repeated AS found
            WHERE found.feed_id = listing.feed_id AND found.article_id = listing.article_id)
        WHERE article_id IN (SELECT mine.article_id FROM listing AS mine
            JOIN listing AS other ON other.article_id = mine.article_id AND other.feed_id <> mine.feed_id
            WHERE mine.feed_id = new.id);
END;

CREATE TRIGGER article_tag_added AFTER INSERT ON article_tag WHEN new.deleted = 0 BEGIN
    UPDATE tag SET total = total + 1 WHERE id = new.tag_id;
END;
CREATE TRIGGER article_tag_removed AFTER DELETE ON article_tag WHEN old.deleted = 0 BEGIN
    UPDATE tag SET total = total - 1 WHERE id = old.tag_id;
END;
CREATE TRIGGER article_tag_changed AFTER UPDATE OF deleted ON article_tag WHEN new.deleted <> old.deleted BEGIN
    UPDATE tag SET total = total + (new.deleted = 0) - (old.deleted = 0) WHERE id = new.tag_id;
END;

-- Taking back. Each kind of action has its own last ones, and they last a while. What could be taken back so far was
-- offered by a window that is closed.
DELETE FROM undo;
ALTER TABLE undo ADD COLUMN kind TEXT NOT NULL DEFAULT '';
-- The tag, feed or folder that it was done to.
ALTER TABLE undo ADD COLUMN subject INTEGER;
ALTER TABLE undo ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX undo_kind ON undo (kind, id);
-- What the action found: of a mark, the one that `marked_by` named before.
ALTER TABLE undo_article ADD COLUMN previous INTEGER;
-- The action that made the article read or unread last, so that taking back an earlier one leaves it alone.
ALTER TABLE state ADD COLUMN marked_by INTEGER;
