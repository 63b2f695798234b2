-- What is kept and for how long: pictures that are left out on purpose, and articles that go with time.

-- How large a picture's file is; NULL until that was looked at.
ALTER TABLE asset ADD COLUMN bytes INTEGER;

-- What is fetched for the articles of a feed without anybody opening them.
ALTER TABLE feed ADD COLUMN keep TEXT NOT NULL DEFAULT 'everything' CHECK (keep IN ('everything', 'text', 'feed'));
-- How long its articles stay, as JSON; NULL is as everywhere.
ALTER TABLE feed ADD COLUMN retention TEXT;

-- The person brought it back after its time had come: it stays.
ALTER TABLE state ADD COLUMN exempt INTEGER NOT NULL DEFAULT 0;

-- Pictures get a fifth state, left: its article opens without it until somebody looks at it. Neither column can have
-- its states changed, so both are made anew.
DROP TRIGGER article_asset_added;
DROP TRIGGER article_asset_removed;
DROP TRIGGER asset_changed;
DROP VIEW article_picture;
DROP INDEX asset_wanted;
ALTER TABLE article DROP COLUMN offline;

CREATE TABLE asset_before (key TEXT PRIMARY KEY, status TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO asset_before SELECT key, status FROM asset;
ALTER TABLE asset DROP COLUMN status;
ALTER TABLE asset ADD COLUMN status TEXT NOT NULL DEFAULT 'wanted'
    CHECK (status IN ('wanted', 'have', 'failed', 'too_big', 'left'));
UPDATE asset SET status = asset_before.status FROM asset_before WHERE asset_before.key = asset.key;
DROP TABLE asset_before;
CREATE INDEX asset_wanted ON asset (key) WHERE status = 'wanted';
-- What becomes of a file becomes of all that it is kept for.
CREATE INDEX asset_file ON asset (file) WHERE file IS NOT NULL;
CREATE INDEX enclosure_file ON enclosure (file) WHERE file IS NOT NULL;
CREATE INDEX asset_unmeasured ON asset (key) WHERE status = 'have' AND bytes IS NULL;

CREATE VIEW article_picture AS
    SELECT article_id, status,
        CASE status WHEN 'wanted' THEN 4 WHEN 'left' THEN 3 WHEN 'failed' THEN 2 WHEN 'too_big' THEN 1 ELSE 0 END
            AS badness
    FROM article_asset JOIN asset USING (key);

ALTER TABLE article DROP COLUMN pictures;
ALTER TABLE article ADD COLUMN pictures TEXT NOT NULL DEFAULT 'have'
    CHECK (pictures IN ('have', 'too_big', 'failed', 'left', 'wanted'));
UPDATE article SET pictures =
        (SELECT status FROM article_picture WHERE article_id = article.id ORDER BY badness DESC LIMIT 1)
    WHERE id IN (SELECT article_id FROM article_picture WHERE badness > 0);

CREATE TRIGGER article_asset_added AFTER INSERT ON article_asset BEGIN
    UPDATE article SET pictures = (SELECT status FROM asset WHERE key = new.key)
        WHERE id = new.article_id AND pictures <> 'wanted'
            AND (SELECT CASE status WHEN 'wanted' THEN 4 WHEN 'left' THEN 3 WHEN 'failed' THEN 2
                        WHEN 'too_big' THEN 1 ELSE 0 END
                FROM asset WHERE key = new.key)
                > (CASE pictures WHEN 'left' THEN 3 WHEN 'failed' THEN 2 WHEN 'too_big' THEN 1 ELSE 0 END);
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

ALTER TABLE article ADD COLUMN offline TEXT NOT NULL GENERATED ALWAYS AS (CASE
    WHEN page_tries IS NOT NULL OR pictures = 'wanted' THEN 'pending'
    WHEN page = 'failed' THEN 'page_failed'
    WHEN page = 'left' THEN 'feed_text'
    WHEN page = 'settled' AND access <> 'full' THEN 'teaser'
    WHEN pictures = 'left' THEN 'pictures_left'
    WHEN pictures = 'failed' THEN 'picture_failed'
    WHEN pictures = 'too_big' THEN 'picture_too_big'
    ELSE 'complete' END) VIRTUAL;
