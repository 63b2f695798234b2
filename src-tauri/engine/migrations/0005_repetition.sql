-- What the latest articles of each site are made of, a number for every block: a block that stands in many of them
-- is the site's, not the article's.
CREATE TABLE block_sample (
    site       TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    blocks     BLOB NOT NULL, -- 32-bit keys, little-endian, each once
    PRIMARY KEY (site, article_id)
) STRICT, WITHOUT ROWID;

-- Blocks that the person wants to see on a site, whatever they look like.
CREATE TABLE kept_block (
    site  TEXT NOT NULL,
    block INTEGER NOT NULL,
    PRIMARY KEY (site, block)
) STRICT, WITHOUT ROWID;
