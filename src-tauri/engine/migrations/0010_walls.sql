-- The hash of an answer that took too long to read: the same bytes are not read again.
ALTER TABLE feed ADD COLUMN unread_hash BLOB;
