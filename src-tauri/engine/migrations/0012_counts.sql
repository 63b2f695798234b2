-- What a feed has of articles, apart from what else is known of it: that changes with every article that comes or is
-- read, and the row of a feed is long.
CREATE TABLE feed_count (
    feed_id         INTEGER PRIMARY KEY REFERENCES feed ON DELETE CASCADE,
    -- Kept by triggers, never counted.
    total           INTEGER NOT NULL DEFAULT 0,
    unread          INTEGER NOT NULL DEFAULT 0,
    -- Of them, those that the feed's folder counts at another feed.
    total_repeated  INTEGER NOT NULL DEFAULT 0,
    unread_repeated INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO feed_count SELECT id, total, unread, total_repeated, unread_repeated FROM feed;

DROP TRIGGER listing_added;
DROP TRIGGER listing_removed;
DROP TRIGGER listing_read;
DROP TRIGGER listing_read_repeated;
DROP TRIGGER listing_changed;
ALTER TABLE feed DROP COLUMN total;
ALTER TABLE feed DROP COLUMN unread;
ALTER TABLE feed DROP COLUMN total_repeated;
ALTER TABLE feed DROP COLUMN unread_repeated;

CREATE TRIGGER feed_added AFTER INSERT ON feed BEGIN
    INSERT INTO feed_count (feed_id) VALUES (new.id);
END;
CREATE TRIGGER listing_added AFTER INSERT ON listing WHEN new.deleted = 0 BEGIN
    UPDATE feed_count SET total = total + 1, unread = unread + (new.read = 0) WHERE feed_id = new.feed_id;
END;
CREATE TRIGGER listing_removed AFTER DELETE ON listing WHEN old.deleted = 0 BEGIN
    UPDATE feed_count SET total = total - 1, unread = unread - (old.read = 0),
        total_repeated = total_repeated - old.repeated,
        unread_repeated = unread_repeated - (old.repeated AND old.read = 0)
        WHERE feed_id = old.feed_id;
END;
CREATE TRIGGER listing_read AFTER UPDATE OF read ON listing WHEN new.read <> old.read AND new.deleted = 0 BEGIN
    UPDATE feed_count SET unread = unread + (new.read = 0) - (old.read = 0) WHERE feed_id = new.feed_id;
END;
CREATE TRIGGER listing_read_repeated AFTER UPDATE OF read ON listing
WHEN new.repeated AND new.read <> old.read AND new.deleted = 0 BEGIN
    UPDATE feed_count SET unread_repeated = unread_repeated + (new.read = 0) - (old.read = 0)
        WHERE feed_id = new.feed_id;
END;
CREATE TRIGGER listing_changed AFTER UPDATE OF deleted, repeated ON listing
WHEN new.deleted <> old.deleted OR new.repeated <> old.repeated BEGIN
    UPDATE feed_count SET
        total = total + (new.deleted = 0) - (old.deleted = 0),
        unread = unread + ((new.deleted = 0) - (old.deleted = 0)) * (old.read = 0),
        total_repeated = total_repeated + (new.deleted = 0 AND new.repeated) - (old.deleted = 0 AND old.repeated),
        unread_repeated = unread_repeated
            + ((new.deleted = 0 AND new.repeated) - (old.deleted = 0 AND old.repeated)) * (old.read = 0)
        WHERE feed_id = new.feed_id;
END;

-- How the pictures of an article stand, without a sorted list of them for each that comes: the worst of what it had and
-- of the new one.
DROP TRIGGER article_asset_added;
CREATE TRIGGER article_asset_added AFTER INSERT ON article_asset BEGIN
    UPDATE article SET pictures = (SELECT status FROM asset WHERE key = new.key)
        WHERE id = new.article_id AND pictures <> 'wanted'
            AND (SELECT CASE status WHEN 'wanted' THEN 3 WHEN 'failed' THEN 2 WHEN 'too_big' THEN 1 ELSE 0 END
                FROM asset WHERE key = new.key)
                > (CASE pictures WHEN 'failed' THEN 2 WHEN 'too_big' THEN 1 ELSE 0 END);
END;
