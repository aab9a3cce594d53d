"""Makes the encoder that teachers and student begin with: all-MiniLM-L6-v2 with the word pieces that texts need.

Of its 30,522 pieces are kept the special ones, single characters of Latin alphabets and others that were seen, and of the
rest the most frequent in the collected text, treebanks counted five times: 14,000 in all, with which a word may fall into
more pieces. See README.md.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

from all_minilm_l6_v2 import get_model_path
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

PIECES = 14_000
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
TABLE = "embeddings.word_embeddings.weight"


def count_pieces(tokenizer, folder, lines=200_000, weight=5):
    raw = (folder / "raw.txt").read_text(encoding="utf-8").split("\n")
    chosen = random.Random(1).sample(raw, min(lines, len(raw)))
    trees = (folder / "train.jsonl").read_text(encoding="utf-8").split("\n")
    gold = [" ".join(json.loads(line)["forms"]) for line in trees if line]
    counts = Counter()
    for texts, times in ((chosen, 1), (gold, weight)):
        for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
            for piece in encoding.ids:
                counts[piece] += times
    return counts


def choose_pieces(numbers, counts):
    """The kept pieces, in the order that they had."""
    by_count = sorted((piece for piece in numbers if piece not in SPECIAL), key=lambda piece: -counts[numbers[piece]])
    is_single = lambda piece: len(piece.removeprefix("##")) == 1
    singles = [piece for piece in by_count if is_single(piece) and (ord(piece[-1]) < 0x250 or counts[numbers[piece]] > 3)]
    others = [piece for piece in by_count if piece not in set(singles)][: PIECES - len(singles) - len(SPECIAL)]
    return SPECIAL + sorted(singles + others, key=numbers.get)


def prune(folder):
    source, target = Path(get_model_path(folder)), folder / "encoder"
    target.mkdir(exist_ok=True)
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    numbers = tokenizer.get_vocab()
    pieces = choose_pieces(numbers, count_pieces(tokenizer, folder))
    weights = load_file(source / "model.safetensors")
    weights[TABLE] = weights[TABLE][[numbers[piece] for piece in pieces]]
    save_file(weights, target / "model.safetensors", {"format": "pt"})
    config = json.loads((source / "config.json").read_text(encoding="utf-8"))
    (target / "config.json").write_text(json.dumps(config | {"vocab_size": len(pieces)}), encoding="utf-8")
    (target / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 512}
    (target / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where collect-text.ts has written to")
    prune(parser.parse_args().folder)
