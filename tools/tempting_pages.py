"""Makes pages that tempt a scorer: real ones, with somebody else's text in them where pages have such.

A second article of the same template below the first, a discussion, a notice laid over the page: every reader of
news meets them, but few of any set of pages have them, so that a scorer learns too little of them there.
"""

import copy
import random
import re

import lxml.etree
import lxml.html

LEAVES = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "dd", "dt"}
NAMES = ["Sari", "Tom K", "mark_72", "Anna", "Budi", "JLo", "reader 14", "Pierre D.", "Olaf", "Ken", "Maria"]
TIMES = ["3 hours ago", "Nov 19, 2019 at 04:12", "vor 2 Tagen", "12:40", "2 jam lalu"]
ANSWERS = ["Score: 12 Votes", "Reply", "Antworten", "Balas", "Like 4"]


def tempt(page, truth, donors, dice):
    """`page` (bytes) with the text of one of `donors` ({truth, title}) in it; None where it has no place for that."""
    tree = lxml.html.document_fromstring(page)
    add = dice.choice([second_article, second_article, discussion, notice])
    if not add(tree, truth, donors, dice):
        return None
    return b"\xef\xbb\xbf" + lxml.html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>")


def second_article(tree, truth, donors, dice):
    box = container(tree, truth)
    if box is None or box.tag in ("html", "body"):
        return False
    for _ in range(3):
        above = box.getparent()
        if box.xpath(".//h1") or above is None or above.tag in ("body", "html"):
            break
        box = above
    last = box
    for _ in range(dice.choice([1, 1, 2, 3])):
        donor = dice.choice(donors)
        other = copy.deepcopy(box)
        other.tail = None
        if not refill(other, paragraphs(donor["truth"]), donor["title"]):
            return False
        if not other.xpath(".//h1"):
            headline = lxml.etree.Element(dice.choice(["h1", "h2", "h2"]))
            headline.text = donor["title"]
            other.insert(0, headline)
        last.addnext(other)
        last = other
    return True


def discussion(tree, truth, donors, dice):
    place = container(tree, truth)
    if place is None or place.tag in ("html", "body"):
        return False
    for _ in range(dice.choice([0, 0, 1, 2])):
        above = place.getparent()
        if above is not None and above.tag not in ("body", "html"):
            place = above
    made = {}
    is_named = dice.random() < 0.4

    def name(plain):
        return plain if is_named else made.setdefault(plain, machine_made(dice))

    section = lxml.etree.Element(dice.choice(["section", "div", "div"]), {"class": name("comments")})
    is_list = dice.random() < 0.4
    holder = lxml.etree.SubElement(section, "ul" if is_list else "div", {"class": name("comment-list")})
    texts = [text for donor in dice.sample(donors, 6) for text in paragraphs(donor["truth"])]
    dice.shuffle(texts)
    for _ in range(dice.randint(4, 14)):
        comment = lxml.etree.SubElement(holder, "li" if is_list else "div", {"class": name("comment")})
        head = lxml.etree.SubElement(comment, "div", {"class": name("meta")})
        lxml.etree.SubElement(head, "a", {"href": "#u"}).text = dice.choice(NAMES)
        lxml.etree.SubElement(head, "span").text = dice.choice(TIMES)
        body = lxml.etree.SubElement(comment, "div", {"class": name("text")})
        for text in [texts.pop() for _ in range(dice.choice([1, 1, 1, 2, 3])) if texts]:
            if dice.random() < 0.5:
                lxml.etree.SubElement(body, "p").text = text
            else:
                body.text = f"{body.text or ''}{text} "
        lxml.etree.SubElement(comment, "div").text = dice.choice(ANSWERS)
    place.addnext(section)
    return True


def notice(tree, _truth, donors, dice):
    body = tree.find("body")
    if body is None:
        return False
    donor = dice.choice(donors)
    outer = lxml.etree.Element("div", {"class": machine_made(dice)})
    inner = lxml.etree.SubElement(outer, "div", {"class": machine_made(dice)})
    inner = lxml.etree.SubElement(inner, "div", {"class": machine_made(dice)})
    if dice.random() < 0.6:
        lxml.etree.SubElement(inner, dice.choice(["h2", "h3", "strong"])).text = donor["title"]
    for text in paragraphs(donor["truth"])[: dice.randint(3, 25)]:
        lxml.etree.SubElement(inner, "p").text = text
    if dice.random() < 0.3:
        body.insert(0, outer)
    else:
        body.append(outer)
    return True


def words(text):
    return re.findall(r"\w+", text or "")


def paragraphs(truth):
    return [line.strip() for line in truth.split("\n") if len(words(line)) >= 5]


def leaves(tree):
    def is_leaf(node):
        inner = (child.tag for child in node.iterdescendants())
        return isinstance(node.tag, str) and node.tag in LEAVES and not any(tag in LEAVES for tag in inner)

    return [node for node in tree.iter() if is_leaf(node)]


def container(tree, truth):
    """The innermost element with nearly all of the true text in it."""
    told = words(truth)
    runs = {tuple(told[at : at + 4]) for at in range(len(told) - 3)}
    inside = []
    for leaf in leaves(tree):
        own = words(leaf.text_content())
        if len(own) >= 10:
            own = [tuple(own[at : at + 4]) for at in range(len(own) - 3)]
            if sum(run in runs for run in own) >= 0.8 * len(own):
                inside.append(leaf)
    if len(inside) < 3:
        return None
    held = {}
    for leaf in inside:
        for ancestor in leaf.iterancestors():
            held[ancestor] = held.get(ancestor, 0) + 1
    holders = [node for node, count in held.items() if count >= 0.97 * len(inside)]
    return max(holders, key=lambda node: sum(1 for _ in node.iterancestors()), default=None)


def refill(box, texts, title):
    """Puts other text into a copy of an article; the number of paragraphs that it took."""
    left = iter(texts)
    taken = 0
    for leaf in leaves(box):
        count = len(words(leaf.text_content()))
        if not count:
            continue
        for child in list(leaf):
            leaf.remove(child)
        if leaf.tag == "h1":
            leaf.text = title
        elif count < 6:
            leaf.text = " ".join(words(title)[:count]) or "x"
        else:
            leaf.text = next(left, None)
            taken += leaf.text is not None
    return taken


def machine_made(dice):
    return dice.choice(["css-", "sc-", "jsx-", "_", "c-"]) + "".join(
        dice.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(6)
    )
