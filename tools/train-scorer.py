"""Makes the trees of `article/scorer.rs` from pages with hand-made truth.

    cargo build --release -p warta-engine --example candidates
    WARTA_CORPORA=... python3 tools/train-scorer.py target/release/examples/candidates

Each set below `$WARTA_CORPORA/extraction/dev` has manifest.jsonl ({key, path, url}), truth.json
({key: {articleBody}}) and gzipped pages. Prints precision, recall and F1 over 4-word shingles by cross-validation:
all pages of a site are in one of eight folds, and no page is judged by trees that saw its site. Then it writes trees
made from all pages. Needs Python 3.9+, numpy and lightgbm 4.
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

SETS = ("zyte", "fundus", "fundus80")
FOLDS = 8
TREES = 250
THRESHOLD = 0.4
SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 3,
    "deterministic": True,
    "verbose": -1,
}
TARGET = pathlib.Path(__file__).parent.parent / "src-tauri/engine/src/article/scorer.trees"


def words(text):
    return re.findall(r"\w+", text or "")


def shingles(text, length=4):
    found = words(text)
    if not found:
        return collections.Counter()
    return collections.Counter(tuple(found[i : i + length]) for i in range(max(1, len(found) - length + 1)))


def load(candidates):
    """The pages, each with its set, site, truth and blocks."""
    pages = []
    with tempfile.TemporaryDirectory() as scratch:
        lines = []
        for name in SETS:
            folder = pathlib.Path(os.environ["WARTA_CORPORA"], "extraction", "dev", name)
            truth = json.loads((folder / "truth.json").read_text())
            for row in map(json.loads, (folder / "manifest.jsonl").read_text().splitlines()):
                path = pathlib.Path(scratch, f"{name}_{row['key']}.html")
                path.write_bytes(gzip.open(folder / row["path"]).read())
                lines.append(json.dumps({"path": str(path), "url": row["url"]}))
                site = ".".join((urlparse(row["url"]).hostname or "").split(".")[-2:])
                pages.append({"set": name, "site": site, "truth": truth[row["key"]]["articleBody"]})
        out = subprocess.run([candidates], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    for page, line in zip(pages, out.stdout.splitlines()):
        page["blocks"] = json.loads(line)
    return pages


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
    weights = numpy.array(weights)
    return numpy.array(features, dtype=numpy.float32), numpy.array(labels), weights / weights.mean(), numpy.array(owners)


def train(features, labels, weights):
    return lightgbm.train(SETTINGS, lightgbm.Dataset(features, labels, weight=weights), TREES)


def compare(truth, text):
    wanted, found = shingles(truth), shingles(text)
    return sum((wanted & found).values()), sum((found - wanted).values()), sum((wanted - found).values())


def report(pages, scores, owners):
    total = []
    for name in SETS:
        precisions, recalls = [], []
        for at, page in enumerate(pages):
            if page["set"] != name:
                continue
            kept = zip(page["blocks"], scores[owners == at])
            hit, extra, lost = compare(page["truth"], "\n".join(b["text"] for b, s in kept if s >= THRESHOLD))
            precisions += [hit / (hit + extra)] if hit + extra else []
            recalls += [hit / (hit + lost)] if hit + lost else []
        precision, recall = statistics.mean(precisions), statistics.mean(recalls)
        f1 = 2 * precision * recall / (precision + recall)
        total.append((f1, sum(page["set"] == name for page in pages)))
        print(f"{name:10} precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    print(f"all        F1 {sum(f1 * n for f1, n in total) / sum(n for _, n in total):.4f}")


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


def main():
    pages = load(sys.argv[1])
    features, labels, weights, owners = table(pages)
    print(f"{len(pages)} pages, {len(labels)} blocks of {features.shape[1]} features")
    sites = sorted({page["site"] for page in pages})
    random.Random(1).shuffle(sites)
    fold_of = {site: at % FOLDS for at, site in enumerate(sites)}
    folds = numpy.array([fold_of[pages[owner]["site"]] for owner in owners])
    scores = numpy.zeros(len(labels))
    for fold in range(FOLDS):
        seen = folds != fold
        scores[~seen] = train(features[seen], labels[seen], weights[seen]).predict(features[~seen])
    report(pages, scores, owners)
    trees = train(features, labels, weights).dump_model()["tree_info"]
    TARGET.write_text("".join(f"{line_of(tree)}\n" for tree in trees))


if __name__ == "__main__":
    main()
