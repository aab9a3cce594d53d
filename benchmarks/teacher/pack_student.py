"""Packs the student's weights into the file that qualia reads: four bits for the matrices of the encoder, eight for others.

The file is gzip around the safetensors layout, see src/corpus/neural/neural-model.ts. Each matrix of eight bits has a scale
a row; one of four bits a scale of half precision for each 32 numbers of a row, and two numbers a byte, the first in the
lower half. See README.md.
"""

import argparse
import gzip
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save

from student import is_coarse, read_student, round_group, round_row
from teacher import read_tokenizer


def pack(values, name, has_four_bits=is_coarse):
    """The arrays that stand for a weight, by name."""
    if values.dim() < 2:
        return {name: values.numpy()}
    if has_four_bits(name):
        numbers, scales = round_group(values)
        digits = (numbers + 8).to(torch.uint8).flatten(-2).numpy()
        return {name: digits[..., 0::2] | digits[..., 1::2] << 4, f"{name}.scales": scales[..., 0].half().numpy()}
    numbers, scales = round_row(values)
    return {name: numbers.to(torch.int8).numpy(), f"{name}.scales": scales[..., 0].numpy()}


def lines(names):
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def write(path, arrays, heads):
    file = save(arrays, {"format": "qualia-neural-parser-1", "heads": str(heads)})
    path.write_bytes(gzip.compress(file, 9, mtime=0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where student.py has saved to")
    parser.add_argument("out", type=Path, help="the file to write, for instance lexicons/english-network/weights.bin.gz")
    options = parser.parse_args()
    state, settings = read_student(options.folder)
    tokenizer = read_tokenizer(options.folder)
    pieces = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().get)
    arrays = {"vocabulary": lines(pieces), "tags": lines(settings["tags"]), "relations": lines(settings["relations"])}
    for name, values in state.items():
        arrays |= pack(values, name)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write(options.out, arrays, heads=12)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")
