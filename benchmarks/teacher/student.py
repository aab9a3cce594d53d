"""Teaches the network that comes with qualia, and saves it with weights of four bits.

It begins as the first layers of a larger teacher, see shorten_teacher.py. On raw text it fits what the whole teacher holds
probable, as soften.py has written it (distillation: Hinton et al. 2015), on treebanks the gold annotation. In the second half
its matrices are rounded to four bits while it learns (straight-through gradients: Bengio et al. 2013), so that little is lost
when they are saved so. See README.md.
"""

import argparse
import itertools
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from safetensors.numpy import save_file
from torch import nn
from torch.nn.utils import parametrize

from soften import Softened
from teacher import DEVICE, NO_DROPOUT, Batcher, Teacher, read_encoder, read_sentences, read_tokenizer, score

GROUP = 32
TEXT = ["first", "ids", "shapes"]
GOLD = ["tags", "heads", "relations"]


def round_group(values):
    """Numbers of four bits and their scales, in groups along the last dimension; the largest of a group keeps its value."""
    groups = nn.functional.pad(values, (0, -values.shape[-1] % GROUP)).unflatten(-1, (-1, GROUP))
    extremes = torch.gather(groups, -1, groups.abs().argmax(-1, keepdim=True))
    scales = (extremes / -8).half().float()
    scales = torch.where(scales == 0, torch.ones_like(scales), scales)
    return (groups / scales).round().clamp(-8, 7), scales


def rounded(values):
    numbers, scales = round_group(values)
    return (numbers * scales).flatten(-2)[..., : values.shape[-1]]


def round_row(values):
    """Numbers of eight bits and their scales, one a row."""
    scales = (values.abs().amax(-1, keepdim=True) / 127).clamp(min=1e-12)
    return (values / scales).round(), scales


class Rounding(nn.Module):
    """Weights as they will be saved, with the gradient of those that learn."""

    def forward(self, weight):
        return weight + (rounded(weight.detach()) - weight).detach()


def is_coarse(name):
    """Whether a weight is saved in four bits: the matrices of the encoder, without places and token types."""
    return name.startswith("encoder.") and not any(part in name for part in ("position", "token_type", "LayerNorm", "bias"))


class Corpus:
    """Sentences as flat arrays, from which batches are gathered."""

    def __init__(self, sentences, batcher):
        batcher.encode(sentences)
        self.lengths = np.array([len(s["forms"]) for s in sentences])
        self.piece_lengths = np.array([len(s["ids"]) for s in sentences])
        flat = lambda name, kind=np.int32: np.concatenate([np.asarray(s[name], dtype=kind) for s in sentences])
        self.pieces = {"ids": flat("ids"), "shapes": flat("shapes")}
        self.words = {"first": flat("first")}
        if "heads" in sentences[0]:
            self.words["tags"] = np.array([batcher.tag_of[t] for s in sentences for t in s["tags"]])
            self.words["heads"] = flat("heads", np.int64)
            self.words["relations"] = np.array([batcher.relation_of.get(r, -100) for s in sentences for r in s["relations"]])
        self.word_starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.piece_starts = np.concatenate([[0], np.cumsum(self.piece_lengths)[:-1]])

    def groups(self, words, shuffle=True):
        """Lists of sentences of about equal length, each of at most so many words with what fills them up."""
        order = np.argsort(self.lengths + (np.random.rand(len(self.lengths)) * 2 if shuffle else 0), kind="stable")
        groups, start = [], 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * self.lengths[order[end]] <= words:
                end += 1
            groups.append(order[start:end])
            start = end
        if shuffle:
            random.shuffle(groups)
        return groups

    def gather(self, chosen, names):
        def padded(arrays, starts, lengths, wanted, step=1):
            width = -(-int(lengths[chosen].max()) // step) * step
            places = np.arange(width)[None]
            present = places < lengths[chosen][:, None]
            at = np.where(present, starts[chosen][:, None] + places, 0)
            fill = lambda name: -100 if name in ("tags", "heads", "relations") else 0
            made = {name: np.where(present, arrays[name][at], fill(name)) for name in wanted if name in arrays}
            return {**made, "present": present}

        batch = padded(self.words, self.word_starts, self.lengths, names)
        if "ids" in names:
            # Few shapes, since PyTorch keeps what it prepares for each.
            pieces = padded(self.pieces, self.piece_starts, self.piece_lengths, names, 8)
            batch |= {"ids": pieces["ids"], "shapes": pieces["shapes"], "mask": pieces["present"].astype(np.int64)}
        batch = {name: torch.as_tensor(array).to(DEVICE, non_blocking=True) for name, array in batch.items()}
        if "heads" in batch:
            n = batch["heads"].shape[1]
            batch["heads"] = torch.where(batch["heads"] == -1, n, batch["heads"])
        return {name: values if name == "present" else values.long() for name, values in batch.items()}


def gold_loss(student, batch):
    tags, arcs, dependents, heads = student(batch)
    labels = student.score_labels(dependents, heads, batch["heads"].clamp(min=0))
    cross = lambda scores, gold: nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten())
    return cross(arcs, batch["heads"]) + cross(labels, batch["relations"]) + 0.5 * cross(tags, batch["tags"])


def taught_loss(student, batch, taught):
    taught_tags, taught_arcs, chosen, taught_labels = taught
    tags, arcs, dependents, heads = student(batch)
    labels = student.score_labels(dependents, heads, chosen)
    present = batch["present"]
    cross = lambda scores, probabilities: -(probabilities * torch.log_softmax(scores, -1).clamp(min=-50)).sum(-1)[present].mean()
    return cross(arcs, taught_arcs) + cross(labels, taught_labels) + 0.5 * cross(tags, taught_tags)


def measure(student, batcher, held):
    scores = {}
    for name, sentences in held.items():
        batcher.encode(sentences)
        scores[name] = score(student, batcher, sentences)
    student.train()
    return scores


def round_to(student, bits):
    """Gives all matrices the values that they have when saved; of eight bits where `bits` is 8, else as `is_coarse` says."""
    state = student.state_dict()
    for name, values in state.items():
        if values.dim() < 2:
            continue
        if bits == 4 and is_coarse(name):
            state[name] = rounded(values)
        else:
            numbers, scales = round_row(values)
            state[name] = numbers * scales
    student.load_state_dict(state)


def endless(corpus, size):
    while True:
        yield from corpus.groups(size)


def teach(path, batcher, words=3000):
    """Batches of raw text with what the teacher holds probable."""
    saved = Softened(path)
    names = lambda places: sorted(places, key=places.get)
    if saved.names != (names(batcher.tag_of), names(batcher.relation_of)):
        raise SystemExit(f"{path} has other tags or relations than the network; write it again with soften.py.")
    raw = Corpus([{"forms": line.split(" ")} for line in saved.lines], batcher)
    for places in endless(raw, words):
        yield raw.gather(places, TEXT), saved.gather(places)


def round_weights(student):
    """From now on the matrices of the encoder are rounded whenever they are used."""
    for module in student.encoder.modules():
        if isinstance(module, nn.Linear) or module is student.encoder.embeddings.word_embeddings:
            parametrize.register_parametrization(module, "weight", Rounding())


def learn(student, batcher, folder, lessons, steps, seconds, tell, encoder_rate=8e-5, rate=3e-4, gold_words=750):
    held = {name: read_sentences(folder / f"{name}.jsonl") for name in ("ewt-dev", "gum-dev")}
    gold = Corpus(read_sentences(folder / "train.jsonl"), batcher)
    gold_groups = endless(gold, gold_words)
    encoder = list(student.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    others = [parameter for parameter in student.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "peak": encoder_rate}, {"params": others, "peak": rate}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    student.train()
    began, is_rounded, losses = time.time(), False, []
    for step in itertools.count():
        if step == 25:
            began = time.time()
        if step == 75 and seconds is not None:
            steps = int(seconds / (time.time() - began) * 50)
            tell(f"--steps {steps}")
        if step >= steps:
            break
        if step > 75 and step >= steps // 2 and not is_rounded:
            is_rounded = True
            tell(f"step {step}", json.dumps(measure(student, batcher, held)))
            round_weights(student)
        part = step / steps
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * min(1.0, (step + 1) / 40) * 0.5 * (1 + np.cos(np.pi * part))
        with torch.autocast(DEVICE, dtype=torch.bfloat16), parametrize.cached():
            loss = taught_loss(student, *next(lessons)) + gold_loss(student, gold.gather(next(gold_groups), [*TEXT, *GOLD]))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        losses.append(loss.item())
        if step % 50 == 0:
            tell(f"step {step}, loss {np.mean(losses[-50:]):.3f}")
    for module in student.encoder.modules():
        if parametrize.is_parametrized(module):
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=False)
    save_student(student, folder, steps)
    kept = {name: values.clone() for name, values in student.state_dict().items()}
    tell(f"{steps} steps, weights as they are", json.dumps(measure(student, batcher, held)))
    for bits in (8, 4):
        student.load_state_dict(kept)
        round_to(student, bits)
        tell(f"rounded to {bits} bits", json.dumps(measure(student, batcher, held)))


def train(options, seed=1):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    started = time.time()
    tell = lambda *what: print(f"{time.time() - started:.0f} s:", *what, flush=True)
    student = load_student(options.folder)
    batcher = Batcher(read_tokenizer(options.folder), student.tags, student.relations)
    learn(student, batcher, options.folder, teach(options.softened, batcher), options.steps, options.seconds, tell)


def read_student(folder):
    state, settings = {}, {}
    for path in sorted(folder.glob("student-*.safetensors")):
        with safe_open(path, "pt") as file:
            settings = json.loads(file.metadata()["settings"])
            state |= {name: file.get_tensor(name).float() for name in file.keys()}
    return state, settings


def load_student(folder):
    """Reads what `save_student` has saved, to teach it more."""
    state, settings = read_student(folder)
    # Plain attention: on processors the fused kind takes long to learn with sentences as short as these.
    encoder = read_encoder(folder, attn_implementation="eager", **NO_DROPOUT)
    student = Teacher(encoder, settings["tags"], settings["relations"]).to(DEVICE)
    student.load_state_dict(state)
    return student


def save_student(student, folder, steps):
    """Saves the weights in half precision, in files of up to 15 million bytes; `pack_student.py` makes one of them."""
    parts, size = [{}], 0
    for name, values in student.state_dict().items():
        array = values.half().cpu().numpy()
        if size + array.nbytes > 15_000_000:
            parts.append({})
            size = 0
        parts[-1][name] = array
        size += array.nbytes
    settings = {"tags": student.tags, "relations": student.relations, "steps": steps}
    for number, part in enumerate(parts):
        save_file(part, folder / f"student-{number}.safetensors", {"settings": json.dumps(settings)})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where shorten_teacher.py has saved to, with the treebanks of collect-text.ts")
    parser.add_argument("softened", type=Path, help="what soften.py has written")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--seconds", type=float, help="choose the steps so that learning takes about as long")
    train(parser.parse_args())
