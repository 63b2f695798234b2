"""Makes the trees of `article/body/scorer.rs` from pages with hand-made truth.

    cargo build --release -p warta-engine --example candidates --example held_out
    WARTA_CORPORA=... python3 tools/train-scorer.py target/release/examples

Each set below `$WARTA_CORPORA/extraction/dev` has manifest.jsonl ({key, path, url}), truth.json
({key: {articleBody}}) and gzipped pages. Prints precision, recall and F1 over 4-word shingles by cross-validation:
all pages of a site are in one of eight folds, and no page is judged by trees that saw its site. First of the blocks
that the trees choose, then of the whole extraction with these trees in it. Then it writes trees made from all pages. Beside the pages themselves, each set of trees is made from pages that tempt (`tempting_pages.py`)
and from the pages once more as if their classes said nothing, both weighing little. Needs Python 3.9+, numpy,
lightgbm 4 and lxml.
"""

import collections
import gzip
import json
import os
import pathlib
import random
import re
import statistics
import subprocess
import sys
import tempfile
from urllib.parse import urlparse

import lightgbm
import numpy

import tempting_pages

SETS = ("zyte", "fundus", "fundus80")
# Pages that are no news: documentation, encyclopaedias, blogs, threads. Their truth is what other tools expect of themselves.
WEB = ("readability", "defuddle")
# Newsrooms whose like none of these sets has: our own pages, of invented text.
OWN = pathlib.Path(__file__).parent.parent / "tests/fixtures/articles"
FOLDS = 8
TREES = 320
THRESHOLD = 0.4
# How many tempting copies there are of each page, and what a page that was made weighs beside a real one: as a
# tempting copy, without the names of its classes, and by its set.
COPIES = 2
TEMPTING = 0.07
NAMELESS = 0.3
WEIGHTS = {"own": 0.4, "readability": 0.8, "defuddle": 0.5}
# What the pages of newspapers weigh among all pages.
NEWS_AMONG_ALL = 0.6
# Where in a row what classes say of a block's surroundings begins, and how many numbers that is.
LABELS = slice(97, 121)
SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 3,
    "deterministic": True,
    "verbose": -1,
}
TARGET = pathlib.Path(__file__).parent.parent / "src-tauri/engine/src/article/body/scorer/scorer.trees"


def words(text):
    # Truth that was made from Markdown has lost its underscores.
    return re.findall(r"\w+", (text or "").replace("_", ""))


def shingles(text, length=4):
    found = words(text)
    if not found:
        return collections.Counter()
    return collections.Counter(tuple(found[i : i + length]) for i in range(max(1, len(found) - length + 1)))


def load():
    """The pages, each with its set, site, address, HTML and truth."""
    pages = []
    for name in (*SETS, *WEB):
        kind = "dev" if name in SETS else "web"
        folder = pathlib.Path(os.environ["WARTA_CORPORA"], "extraction", kind, name)
        truths = json.loads((folder / "truth.json").read_text())
        for row in map(json.loads, (folder / "manifest.jsonl").read_text().splitlines()):
            truth = truths[row["key"]]
            pages.append({
                "set": name,
                # Pages of the web stand under invented addresses.
                "site": row.get("name") or ".".join((urlparse(row["url"]).hostname or "").split(".")[-2:]),
                "url": row["url"],
                "html": gzip.open(folder / row["path"]).read(),
                "truth": truth["articleBody"],
                "title": truth.get("title") or truth["articleBody"][:60],
            })
    for path in sorted(OWN.glob("*.json")):
        expected = json.loads(path.read_text())
        pages.append({
            "set": "own",
            "site": path.stem,
            "url": expected["url"],
            "html": b"\xef\xbb\xbf" + path.with_suffix(".html").read_bytes(),
            "truth": "\n".join(expected["paragraphs"]),
            "title": expected["title"],
        })
    return pages


def tempting(pages, seed):
    """Copies of the pages, as far as they have a place for other text."""
    dice = random.Random(seed)
    made = []
    for page in pages:
        donors = [
            other
            for other in pages
            if other["set"] == page["set"] and other["site"] != page["site"] and len(other["truth"]) > 800
        ]
        html = tempting_pages.tempt(page["html"], page["truth"], donors, dice)
        if html is not None:
            made.append({**page, "html": html})
    return made


def ask(command, pages):
    """What an example program answers for each page."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = []
        for at, page in enumerate(pages):
            path = pathlib.Path(scratch, f"{at}.html")
            path.write_bytes(page["html"])
            lines.append(json.dumps({"path": str(path), "url": page["url"]}))
        out = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def look(examples, pages):
    """Gives each page its blocks, and tells what their features are called."""
    names, *answers = ask([examples / "candidates"], pages)
    for page, blocks in zip(pages, answers):
        page["blocks"] = blocks
    return names


def extract(examples, names, trees, pages):
    """The text of each page, by trees that did not see it."""
    with tempfile.NamedTemporaryFile("w", suffix=".trees") as file:
        file.write(lines_of(names, trees))
        file.flush()
        return [answer["text"] for answer in ask([examples / "held_out", file.name], pages)]


def label(block, truth, truth_line):
    """The share of a block that is in the truth."""
    own = words(block)
    if not own:
        return 0.0
    if len(own) < 4:
        return float(f" {' '.join(own)} " in truth_line)
    runs = shingles(block)
    return sum(count for run, count in runs.items() if run in truth) / sum(runs.values())


def table(pages):
    features, labels, weights, owners = [], [], [], []
    for at, page in enumerate(pages):
        truth, line = shingles(page["truth"]), f" {' '.join(words(page['truth']))} "
        total = max(1, len(words(page["truth"])))
        for block in page["blocks"]:
            features.append(block["features"])
            labels.append(label(block["text"], truth, line))
            weights.append(min(len(words(block["text"])) / total, 0.5) + 0.003)
            owners.append(at)
    weights = numpy.array(weights) * [WEIGHTS.get(pages[at]["set"], 1) for at in owners]
    return numpy.array(features, dtype=numpy.float32), numpy.array(labels), weights / weights.mean(), numpy.array(owners)


def train(real, made):
    """Trees from the rows (features, labels, weights) of real pages and of pages that were made."""
    nameless = real[0].copy()
    nameless[:, LABELS] = 0
    parts = [real, (nameless, real[1], real[2] * NAMELESS), (made[0], made[1], made[2] * TEMPTING)]
    features, labels, weights = (numpy.concatenate(column) for column in zip(*parts))
    return lightgbm.train(SETTINGS, lightgbm.Dataset(features, labels, weight=weights), TREES)


def is_news(page, names):
    return bool(page["blocks"]) and page["blocks"][0]["features"][names.index("genre.is_newspaper")] > 0


def forests(rows, owners, pages, made, owners_of_made, copies, names):
    """Trees for newspapers, from their pages alone, and trees for any other page, from all."""
    news = numpy.array([is_news(pages[owner], names) for owner in owners])
    news_made = numpy.array([is_news(copies[owner], names) for owner in owners_of_made])
    of_news = train([column[news] for column in rows], [column[news_made] for column in made])
    features, labels, weights = rows
    of_others = train((features, labels, weights * numpy.where(news, NEWS_AMONG_ALL, 1)), made)
    return of_news, of_others


def compare(truth, text):
    wanted, found = shingles(truth), shingles(text)
    return sum((wanted & found).values()), sum((found - wanted).values()), sum((wanted - found).values())


def report(what, pages, texts):
    total = []
    print(what)
    for name in (*SETS, *WEB, "own"):
        precisions, recalls = [], []
        for page, text in zip(pages, texts):
            if page["set"] != name:
                continue
            hit, extra, lost = compare(page["truth"], text)
            precisions += [hit / (hit + extra)] if hit + extra else []
            recalls += [hit / (hit + lost)] if hit + lost else []
        precision, recall = statistics.mean(precisions), statistics.mean(recalls)
        f1 = 2 * precision * recall / (precision + recall)
        if name in SETS:
            total.append((f1, sum(page["set"] == name for page in pages)))
        print(f"  {name:10} precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    print(f"  all        F1 {sum(f1 * n for f1, n in total) / sum(n for _, n in total):.4f}")


def line_of(tree):
    """`feature,threshold,low,high …|leaf …`: a branch below zero is the leaf `-1 - branch`."""
    splits, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(f"{node['leaf_value']:.6g}")
            return -len(leaves)
        at = len(splits)
        splits.append("")
        low, high = visit(node["left_child"]), visit(node["right_child"])
        splits[at] = f"{node['split_feature']},{node['threshold']:.9g},{low},{high}"
        return at

    visit(tree["tree_structure"])
    return f"{' '.join(splits)}|{' '.join(leaves)}"


def lines_of(names, forests):
    """The names of the features, which trees call by their place in that line, and a tree a line; an empty line between
    the trees for newspapers and those for other pages."""
    of_news, of_others = (list(map(line_of, trees.dump_model()["tree_info"])) for trees in forests)
    return "\n".join([" ".join(names), *of_news, "", *of_others, ""])


def main():
    examples = pathlib.Path(sys.argv[1]).absolute()
    pages = load()
    names = look(examples, pages)
    copies = [page for seed in range(1, COPIES + 1) for page in tempting(pages, seed)]
    look(examples, copies)
    *real, owners = table(pages)
    *made, owners_of_made = table(copies)
    print(f"{len(pages)} pages, {len(owners)} blocks of {real[0].shape[1]} features; {len(copies)} tempting copies")
    sites = sorted({page["site"] for page in pages if page["set"] != "own"})
    random.Random(1).shuffle(sites)
    sites += sorted({page["site"] for page in pages if page["set"] == "own"})
    fold_of = {site: at % FOLDS for at, site in enumerate(sites)}
    folds = numpy.array([fold_of[pages[owner]["site"]] for owner in owners])
    folds_of_made = numpy.array([fold_of[copies[owner]["site"]] for owner in owners_of_made])
    scores, whole = numpy.zeros(len(owners)), [""] * len(pages)
    for fold in range(FOLDS):
        seen, seen_of_made = folds != fold, folds_of_made != fold
        trees = forests(
            [column[seen] for column in real], owners[seen], pages,
            [column[seen_of_made] for column in made], owners_of_made[seen_of_made], copies, names,
        )
        news = numpy.array([is_news(pages[owner], names) for owner in owners])
        for kind, of_kind in zip(trees, (news, ~news)):
            unseen_of_kind = ~seen & of_kind
            if unseen_of_kind.any():
                scores[unseen_of_kind] = kind.predict(real[0][unseen_of_kind])
        unseen = [at for at, page in enumerate(pages) if fold_of[page["site"]] == fold]
        for at, text in zip(unseen, extract(examples, names, trees, [pages[at] for at in unseen])):
            whole[at] = text
    chosen = []
    for at, page in enumerate(pages):
        kept = zip(page["blocks"], scores[owners == at])
        chosen.append("\n".join(block["text"] for block, score in kept if score >= THRESHOLD))
    report("The blocks that the trees alone choose, on sites that they were not made from:", pages, chosen)
    report("What Warta makes of them:", pages, whole)
    TARGET.write_text(lines_of(names, forests(real, owners, pages, made, owners_of_made, copies, names)))


if __name__ == "__main__":
    main()
