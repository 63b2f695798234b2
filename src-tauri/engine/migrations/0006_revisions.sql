-- How often the publisher changed the text since it was first kept in this form.
ALTER TABLE article ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
-- The headline of the kept text, while a new one waits for the text that goes with it.
ALTER TABLE article ADD COLUMN title_before TEXT;

-- A revision is compared with texts of its own origin only: full text over a summary is no edit.
ALTER TABLE revision ADD COLUMN from_page INTEGER NOT NULL DEFAULT 0;
UPDATE revision SET from_page = coalesce(
    (SELECT from_page FROM content WHERE content.article_id = revision.article_id), 0);
UPDATE article SET edits = (SELECT count(*) FROM revision WHERE article_id = article.id)
    WHERE id IN (SELECT article_id FROM revision);
