"""Makes of the larger teacher what the network of the package begins as: its first layers, with the pieces of a smaller encoder.

MPNet and BERT have the same pieces but for the special ones. Of a network that learns on, the layers on top are those that it
can best do without (Sajjad et al. 2023); the shares of those that stay are as they were. See README.md.
"""

import argparse
import shutil
from pathlib import Path

import torch

from student import save_student
from teacher import DEVICE, Teacher, load_teacher, read_encoder, read_tokenizer

SAME = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
TABLE = "encoder.embeddings.word_embeddings.weight"


def shorten(path, pieces, folder, layers):
    large = load_teacher(path)
    numbers = read_tokenizer(path.parent).get_vocab()
    kept = (pieces / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    state = large.state_dict()
    state[TABLE] = state[TABLE][[numbers[SAME.get(piece, piece)] for piece in kept]]
    state["mix"] = state["mix"][: layers + 1]

    encoder = large.encoder
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.resize_token_embeddings(len(kept))
    encoder.config.num_hidden_layers = layers
    encoder.save_pretrained(folder / "encoder")
    for name in ("vocab.txt", "tokenizer_config.json"):
        shutil.copy(pieces / name, folder / "encoder" / name)

    small = Teacher(read_encoder(folder), large.tags, large.relations).to(DEVICE)
    small.load_state_dict({name: state[name] for name in small.state_dict()})
    save_student(small, folder, 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path, help="what teacher.py train has saved, beside its encoder")
    parser.add_argument("pieces", type=Path, help="the encoder that prune_encoder.py has written")
    parser.add_argument("folder", type=Path, help="where student.py goes on")
    parser.add_argument("--layers", type=int, default=8)
    options = parser.parse_args()
    shorten(options.teacher, options.pieces, options.folder, options.layers)
