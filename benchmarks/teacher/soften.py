"""Writes what a teacher holds probable for each word of raw text, for the student to learn from (Hinton et al. 2015).

A teacher with an encoder of its own cuts words into other pieces than the student, and is slow; so it reads the text once,
and its probabilities are saved by words: those of the tags, of the heads, and of the relations to the likeliest head. See
README.md.
"""

import argparse
import itertools
import random
import sys
from pathlib import Path

import numpy as np
import torch

from teacher import DEVICE, Batcher, load_teacher, read_tokenizer


def choose_lines(path, words, longest):
    """Distinct sentences of up to so many words each and about so many in all, in random order."""
    lines = [line for line in path.read_text("utf-8").split("\n") if 3 <= line.count(" ") + 1 <= longest]
    lines = sorted(set(lines))
    random.Random(1).shuffle(lines)
    sums = itertools.accumulate(line.count(" ") + 1 for line in lines)
    return [line for line, seen in zip(lines, sums) if seen <= words]


def soften(folder, text, out, words, longest, pieces=6000):
    model = load_teacher(folder / "teacher-1.pt").bfloat16()
    batcher = Batcher(read_tokenizer(folder), model.tags, model.relations)
    lines = choose_lines(text, words, longest)
    made = {"lines": [], "tags": [], "arcs": [], "chosen": [], "labels": []}
    half = lambda values: values.cpu().numpy().astype(np.float16)
    done = 0
    # In blocks, so that few sentences are in pieces at a time.
    for start in range(0, len(lines), 8192):
        sentences = [{"forms": line.split(" ")} for line in lines[start : start + 8192]]
        batcher.encode(sentences)
        for group, batch in batcher.batches(sentences, pieces, False):
            with torch.no_grad():
                tags, arcs, dependents, heads = model(batch)
                chosen = arcs.argmax(-1)
                labels = torch.softmax(model.score_labels(dependents, heads, chosen), -1)
                tags, arcs = torch.softmax(tags, -1), torch.softmax(arcs, -1)
            width = arcs.shape[1]
            for row, i in enumerate(group):
                n = len(sentences[i]["forms"])
                made["lines"].append(" ".join(sentences[i]["forms"]))
                made["tags"].append(half(tags[row, :n]))
                made["arcs"].append(half(torch.cat([arcs[row, :n, :n], arcs[row, :n, width:]], 1)).ravel())
                made["chosen"].append(chosen[row, :n].cpu().numpy().astype(np.int16))
                made["labels"].append(half(labels[row, :n]))
            done += len(group)
        print(f"\r{done} of {len(lines)} sentences", end="", file=sys.stderr, flush=True)
    # The root is the last place of a batch and of a sentence.
    for n, chosen in zip((len(tags) for tags in made["tags"]), made["chosen"]):
        np.minimum(chosen, n, out=chosen)
    numbers = {name: np.concatenate(parts) for name, parts in made.items() if name != "lines"}
    names = {"tag_names": model.tags, "relation_names": model.relations}
    np.savez(out, lines="\n".join(made["lines"]), **numbers, **names)


class Softened:
    """The saved probabilities, gathered as `Corpus.gather` gathers the sentences of the same places."""

    def __init__(self, path):
        saved = np.load(path)
        self.lines = str(saved["lines"]).split("\n")
        self.names = list(saved["tag_names"]), list(saved["relation_names"])
        self.arrays = {name: saved[name] for name in ("tags", "arcs", "chosen", "labels")}
        lengths = np.array([line.count(" ") + 1 for line in self.lines])
        self.lengths = lengths
        self.words = np.concatenate([[0], np.cumsum(lengths)])
        self.pairs = np.concatenate([[0], np.cumsum(lengths * (lengths + 1))])

    def gather(self, places):
        """Probabilities of tags, of heads (the last is the root), the likeliest heads and probabilities of relations."""
        width = int(self.lengths[places].max())
        shape = lambda *size: np.zeros((len(places), width, *size), dtype=np.float32)
        tags, labels = (shape(self.arrays[name].shape[1]) for name in ("tags", "labels"))
        arcs, chosen = shape(width + 1), shape()
        for row, place in enumerate(places):
            n, at = self.lengths[place], slice(self.words[place], self.words[place + 1])
            tags[row, :n], labels[row, :n] = self.arrays["tags"][at], self.arrays["labels"][at]
            heads = self.arrays["arcs"][self.pairs[place] : self.pairs[place + 1]].reshape(n, n + 1)
            arcs[row, :n, :n], arcs[row, :n, width] = heads[:, :n], heads[:, n]
            likeliest = self.arrays["chosen"][at]
            chosen[row, :n] = np.where(likeliest == n, width, likeliest)
        tensor = lambda values: torch.as_tensor(values).to(DEVICE)
        return tensor(tags), tensor(arcs), tensor(chosen).long(), tensor(labels)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the teacher and its encoder are")
    parser.add_argument("text", type=Path, help="raw.txt of collect-text.ts")
    parser.add_argument("out", type=Path, help="the file to write, of NumPy")
    parser.add_argument("--words", type=int, default=2_000_000)
    parser.add_argument("--longest", type=int, default=30, help="words of a sentence")
    options = parser.parse_args()
    soften(options.folder, options.text, options.out, options.words, options.longest)
