-- The hash of an answer that took too long to read: the same bytes are not read again.
ALTER TABLE feed ADD COLUMN unread_hash BLOB;

-- Whether a feed, or a saved page, was last reached at an address of a private network. What it names reaches there
-- only then. NULL for a feed that was not reached yet.
ALTER TABLE feed ADD COLUMN is_private INTEGER;
ALTER TABLE article ADD COLUMN is_private INTEGER NOT NULL DEFAULT 0;
