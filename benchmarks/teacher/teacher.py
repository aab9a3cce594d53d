"""A neural tagger and parser that annotates text for the fast ones to learn from.

Deep biaffine attention (Dozat and Manning 2017) over a small pretrained encoder, all-MiniLM-L6-v2 (Wang et al. 2020;
Apache 2.0) as prune_encoder.py leaves it; a word is its first piece. Sentences are lines of JSON: forms and, to learn from, tags, heads (-1 for the
root) and relations. See README.md.
"""

import argparse
import itertools
import json
import random
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

ROOT = "root"
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
# An encoder that learns little more, or of which a part is frozen, drops nothing out.
NO_DROPOUT = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
SHAPES = ["none", "lower", "initial", "upper", "mixed", "other"]


def shape_of(form):
    """The encoder sees lower case only, so the capitals of a word are told it apart."""
    if not any(c.isalpha() for c in form):
        return "other"
    if form.islower():
        return "lower"
    if form.isupper():
        return "upper" if len(form) > 1 else "initial"
    return "initial" if form[0].isupper() and form[1:].islower() else "mixed"


def read_sentences(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def read_encoder(folder, **settings):
    return AutoModel.from_pretrained(folder / "encoder", add_pooling_layer=False, **settings)


def read_tokenizer(folder):
    return AutoTokenizer.from_pretrained(folder / "encoder")


def ones(values):
    """Values with a one behind each row, for the bias."""
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


class Perceptron(nn.Module):
    """One layer that projects words for one role, with dropout."""

    def __init__(self, width, size, dropout):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(width, size), nn.LeakyReLU(0.1), nn.Dropout(dropout))

    def forward(self, words):
        return self.layers(words)


class Teacher(nn.Module):
    def __init__(self, encoder, tags, relations, arcs=384, labels=128, dropout=0.25):
        super().__init__()
        self.encoder = encoder
        self.tags, self.relations = tags, relations
        width = encoder.config.hidden_size
        self.mix = nn.Parameter(torch.zeros(encoder.config.num_hidden_layers + 1))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.shape = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shape.weight)
        self.dropout = nn.Dropout(dropout)
        self.tagger = nn.Linear(width, len(tags))
        self.arc_head, self.arc_dependent = (Perceptron(width, arcs, dropout) for _ in range(2))
        self.label_head, self.label_dependent = (Perceptron(width, labels, dropout) for _ in range(2))
        self.arc = nn.Parameter(torch.empty(arcs + 1, arcs))
        self.label = nn.Parameter(torch.empty(len(relations), labels + 1, labels + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.zeros_(self.label)

    def forward(self, batch):
        """Scores of tags (b, n, t), of heads (b, n, n + 1; the last is the root), and projections for the labels."""
        pieces = self.encoder.embeddings.word_embeddings(batch["ids"]) + self.shape(batch["shapes"])
        outputs = self.encoder(inputs_embeds=pieces, attention_mask=batch["mask"], output_hidden_states=True)
        states = outputs.hidden_states
        states = torch.stack(states)
        mixed = (torch.softmax(self.mix, 0)[:, None, None, None] * states).sum(0)
        words = torch.gather(mixed, 1, batch["first"][:, :, None].expand(-1, -1, mixed.shape[-1]))
        words = self.dropout(words)
        heads = torch.cat([words, self.root.to(words.dtype).expand(words.shape[0], 1, -1)], 1)
        arcs = torch.einsum("bnd,de,bme->bnm", ones(self.arc_dependent(words)), self.arc, self.arc_head(heads))
        b, n = batch["first"].shape
        present = batch["present"]
        allowed = torch.cat([present, torch.ones_like(present[:, :1])], 1)[:, None, :].expand(-1, n, -1)
        allowed = allowed & ~torch.eye(n, n + 1, dtype=torch.bool, device=present.device)
        arcs = arcs.float().masked_fill(~allowed, -1e9)
        return self.tagger(words).float(), arcs, ones(self.label_dependent(words)), ones(self.label_head(heads))

    def score_labels(self, dependents, heads, chosen):
        """Scores of relations (b, n, r) given one head a word."""
        picked = torch.gather(heads, 1, chosen[:, :, None].expand(-1, -1, heads.shape[-1]))
        return torch.einsum("bnd,rde,bne->bnr", dependents, self.label, picked).float()


class Batcher:
    def __init__(self, tokenizer, tags, relations):
        self.tokenizer = tokenizer
        self.tag_of = {tag: i for i, tag in enumerate(tags)}
        self.relation_of = {relation: i for i, relation in enumerate(relations)}

    def encode(self, sentences):
        for start in range(0, len(sentences), 4096):
            part = sentences[start : start + 4096]
            pieces = self.tokenizer([s["forms"] for s in part], is_split_into_words=True, truncation=True, max_length=510)
            for i, sentence in enumerate(part):
                first, seen = [], set()
                shapes = [SHAPES.index(shape_of(form)) for form in sentence["forms"]]
                sentence["shapes"] = [0 if word is None else shapes[word] for word in pieces.word_ids(i)]
                for place, word in enumerate(pieces.word_ids(i)):
                    if word is not None and word not in seen:
                        seen.add(word)
                        first.append((word, place))
                places = dict(first)
                sentence["ids"] = pieces["input_ids"][i]
                sentence["first"] = [places.get(w, 0) for w in range(len(sentence["forms"]))]

    def batches(self, sentences, pieces, shuffle):
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]["ids"]) + (random.random() * 4 if shuffle else 0))
        groups, group, longest = [], [], 0
        for i in order:
            longest_with = max(longest, len(sentences[i]["ids"]))
            if group and longest_with * (len(group) + 1) > pieces:
                groups.append(group)
                group, longest_with = [], len(sentences[i]["ids"])
            group.append(i)
            longest = longest_with
        groups.append(group)
        if shuffle:
            random.shuffle(groups)
        for group in groups:
            yield group, self.pack([sentences[i] for i in group])

    def pack(self, part):
        width = max(len(s["ids"]) for s in part)
        n = max(len(s["forms"]) for s in part)
        pad = lambda rows, size, fill: torch.tensor([row + [fill] * (size - len(row)) for row in rows], device=DEVICE)
        batch = {
            "ids": pad([s["ids"] for s in part], width, 0),
            "shapes": pad([s["shapes"] for s in part], width, 0),
            "mask": pad([[1] * len(s["ids"]) for s in part], width, 0),
            "first": pad([s["first"] for s in part], n, 0),
            "present": pad([[True] * len(s["forms"]) for s in part], n, False),
        }
        if "heads" in part[0]:
            batch["tags"] = pad([[self.tag_of[t] for t in s["tags"]] for s in part], n, -100)
            batch["heads"] = pad([[n if h < 0 else h for h in s["heads"]] for s in part], n, -100)
            batch["relations"] = pad([[self.relation_of.get(r, -100) for r in s["relations"]] for s in part], n, -100)
        return batch


def loss_of(model, batch):
    tags, arcs, dependents, heads = model(batch)
    cross = lambda scores, gold: nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten())
    labels = model.score_labels(dependents, heads, batch["heads"].clamp(min=0))
    return cross(arcs, batch["heads"]) + cross(labels, batch["relations"]) + 0.5 * cross(tags, batch["tags"])


def is_projective_tree(heads):
    n = len(heads)
    if sum(h == n for h in heads) != 1:
        return False
    for word in range(n):
        steps, at = 0, word
        while at != n and steps <= n:
            at, steps = heads[at], steps + 1
        if at != n:
            return False
    spans = [(min(i, h), max(i, h)) for i, h in enumerate(heads) if h != n]
    root = heads.index(n)
    if any(a < root < b for a, b in spans):
        return False
    return not any(a < c < b < d for a, b in spans for c, d in spans)


def eisner(scores):
    """The projective tree with one root of the highest score (Eisner 1996); scores (n, n + 1), the root last."""
    n = scores.shape[0]
    s = scores[:, :n].T  # head, dependent
    open_right, open_left = np.full((n, n), -np.inf), np.full((n, n), -np.inf)
    closed_right, closed_left = np.full((n, n), -np.inf), np.full((n, n), -np.inf)
    back = np.zeros((4, n, n), dtype=np.int64)
    for i in range(n):
        closed_right[i, i] = closed_left[i, i] = 0
    for width in range(1, n):
        for i in range(n - width):
            j = i + width
            sums = closed_right[i, i:j] + closed_left[i + 1 : j + 1, j]
            k = int(np.argmax(sums))
            back[0, i, j] = back[1, i, j] = i + k
            open_right[i, j] = sums[k] + s[i, j]
            open_left[i, j] = sums[k] + s[j, i]
            sums = open_right[i, i + 1 : j + 1] + closed_right[i + 1 : j + 1, j]
            k = int(np.argmax(sums))
            closed_right[i, j], back[2, i, j] = sums[k], i + 1 + k
            sums = closed_left[i, i:j] + open_left[i:j, j]
            k = int(np.argmax(sums))
            closed_left[i, j], back[3, i, j] = sums[k], i + k
    root = int(np.argmax(closed_left[0] + closed_right[:, n - 1] + scores[:, n]))
    heads = [0] * n
    heads[root] = n
    stack = [(3, 0, root), (2, root, n - 1)]
    while stack:
        kind, i, j = stack.pop()
        if i == j:
            continue
        k = int(back[kind, i, j])
        if kind < 2:
            heads[j if kind == 0 else i] = i if kind == 0 else j
            stack += [(2, i, k), (3, k + 1, j)]
        elif kind == 2:
            stack += [(0, i, k), (2, k, j)]
        else:
            stack += [(3, i, k), (1, k, j)]
    return heads


def annotate(model, batcher, sentences, pieces=6000, report=None):
    """Gives every sentence new tags, heads and relations."""
    model.eval()
    root = model.relations.index(ROOT)
    done = 0
    for group, batch in batcher.batches(sentences, pieces, False):
        with torch.no_grad(), torch.autocast(DEVICE, dtype=torch.bfloat16):
            tags, arcs, dependents, heads = model(batch)
            n = arcs.shape[1]
            lengths = [len(sentences[i]["forms"]) for i in group]
            trees = [best_tree(arcs[row].cpu().numpy(), length) for row, length in enumerate(lengths)]
            chosen = [[n if head == len(tree) else head for head in tree] + [0] * (n - len(tree)) for tree in trees]
            labels = model.score_labels(dependents, heads, torch.tensor(chosen, device=DEVICE))
        labels[:, :, root] = -1e9
        best_labels, best_tags = labels.argmax(-1).tolist(), tags.argmax(-1).tolist()
        for row, (i, tree, length) in enumerate(zip(group, trees, lengths)):
            relations = [ROOT if h == length else model.relations[best_labels[row][w]] for w, h in enumerate(tree)]
            sentences[i]["new"] = {
                "tags": [model.tags[tag] for tag in best_tags[row][:length]],
                "heads": [-1 if head == length else head for head in tree],
                "relations": relations,
            }
        done += len(group)
        if report:
            report(done / len(sentences))


def best_tree(arcs, length):
    """The heads of one sentence: the best head of each word where these make a projective tree, else the best such tree."""
    n = arcs.shape[0]
    scores = np.concatenate([arcs[:length, :length], arcs[:length, n:]], 1)
    heads = scores.argmax(1).tolist()
    return heads if is_projective_tree(heads) else eisner(scores)


def score(model, batcher, sentences):
    """The shares of words with the right tag, the right head, and the right head and relation."""
    annotate(model, batcher, sentences)
    counts = np.zeros(3)
    words = 0
    for s in sentences:
        old = [np.array(s[name]) for name in ("tags", "heads", "relations")]
        tags, heads, relations = (np.array(s["new"][name]) == gold for name, gold in zip(s["new"], old))
        counts += [tags.sum(), heads.sum(), (heads & relations).sum()]
        words += len(heads)
    return dict(zip(("tags", "heads", "labelled"), (counts / words).round(4).tolist()))


def freeze(encoder, layers):
    """Leaves the embeddings and so many layers as they are: an encoder twice as wide learns faster so."""
    parts = [encoder.embeddings.word_embeddings, encoder.embeddings.position_embeddings, *encoder.encoder.layer[:layers]]
    for parameter in (parameter for part in parts for parameter in part.parameters()):
        parameter.requires_grad = False


def train(folder, passes, encoder_rate, frozen, rate=1e-3, pieces=1500, seed=1):
    random.seed(seed)
    torch.manual_seed(seed)
    sentences = read_sentences(folder / "train.jsonl")
    tags = sorted({tag for s in sentences for tag in s["tags"]})
    relations = sorted({relation for s in sentences for relation in s["relations"]})
    settings = NO_DROPOUT if frozen else {}
    model = Teacher(read_encoder(folder, **settings), tags, relations).to(DEVICE)
    if frozen:
        freeze(model.encoder, frozen)
    batcher = Batcher(read_tokenizer(folder), tags, relations)
    batcher.encode(sentences)
    held = {name: read_sentences(folder / f"{name}.jsonl") for name in ("ewt-dev", "gum-dev")}
    for part in held.values():
        batcher.encode(part)
    known = {id(parameter) for parameter in model.encoder.parameters()}
    encoder = [parameter for parameter in model.encoder.parameters() if parameter.requires_grad]
    rest = [parameter for parameter in model.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "lr": encoder_rate}, {"params": rest, "lr": rate}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    a_pass = sum(1 for _ in batcher.batches(sentences, pieces, True))
    steps = int(passes * a_pass)
    warm = steps // 15
    share = lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, share)
    endless = (batch for _ in itertools.count() for _, batch in batcher.batches(sentences, pieces, True))
    losses = []
    model.train()
    for step, batch in enumerate(itertools.islice(endless, steps), 1):
        with torch.autocast(DEVICE, dtype=torch.bfloat16):
            loss = loss_of(model, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if step % a_pass == 0 or step == steps:
            scores = {name: score(model, batcher, part) for name, part in held.items()}
            model.train()
            mean = sum(losses[-a_pass:]) / len(losses[-a_pass:])
            print(f"{step / a_pass:.1f} of {passes} passes: loss {mean:.3f}", json.dumps(scores), flush=True)
    torch.save({"state": model.state_dict(), "tags": tags, "relations": relations}, folder / f"teacher-{seed}.pt")


def load_teacher(path):
    """Reads what `train` has saved, beside the encoder."""
    saved = torch.load(path, map_location=DEVICE)
    model = Teacher(read_encoder(path.parent), saved["tags"], saved["relations"]).to(DEVICE)
    model.load_state_dict(saved["state"])
    return model.eval()


def annotate_text(folder):
    model = load_teacher(folder / "teacher-1.pt")
    batcher = Batcher(read_tokenizer(folder), model.tags, model.relations)
    sentences = read_sentences(folder / "text.jsonl")
    batcher.encode(sentences)
    annotate(model, batcher, sentences, report=lambda share: print(f"\r{share:.0%}", end="", file=sys.stderr))
    with open(folder / "annotated.jsonl", "w", encoding="utf-8") as out:
        for s in sentences:
            out.write(json.dumps({"forms": s["forms"], **s["new"]}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["train", "annotate"])
    parser.add_argument("folder", type=Path, help="where collect-text.ts has written to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--passes", type=float, default=7)
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--frozen", type=int, default=0, help="layers of the encoder that do not learn, nor does it drop out then")
    options = parser.parse_args()
    if options.action == "train":
        train(options.folder, options.passes, options.encoder_rate, options.frozen, seed=options.seed)
    else:
        annotate_text(options.folder)
