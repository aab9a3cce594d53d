"""Packs the student's weights into the file that qualia reads: four bits for the matrices of the encoder, eight for others.

The file has the safetensors layout, see src/corpus/neural/neural-model.ts. Each matrix of eight bits has a scale
a row; one of four bits a scale of half precision for each 32 numbers of a row, and two numbers a byte, the first in the
lower half. An encoder like MPNet has the names of BERT in it. See README.md.
"""

import argparse
import json
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


NAMES_OF_BERT = {".attention.attn.o.": ".attention.output.dense.", ".attention.LayerNorm.": ".attention.output.LayerNorm."} | {
    f".attention.attn.{letter}.": f".attention.self.{name}." for letter, name in zip("qkv", ("query", "key", "value"))
}


def as_bert(state, config):
    """Weights under the names of BERT. MPNet counts places from behind that of what fills sequences up."""
    first_place = config["pad_token_id"] + 1 if config["model_type"] == "mpnet" else 0
    renamed = {}
    for name, values in state.items():
        for old, new in NAMES_OF_BERT.items():
            name = name.replace(old, new)
        renamed[name] = values[first_place:] if "position_embeddings" in name else values
    return renamed


def lines(names):
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def write(path, arrays, config):
    settings = {"heads": str(config["num_attention_heads"]), "epsilon": str(config["layer_norm_eps"])}
    path.write_bytes(save(arrays, {"format": "qualia-neural-parser-2", **settings}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where student.py has saved to")
    parser.add_argument("out", type=Path, help="the file to write, for instance lexicons/english-network/weights.safetensors")
    options = parser.parse_args()
    state, settings = read_student(options.folder)
    tokenizer = read_tokenizer(options.folder)
    pieces = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().get)
    arrays = {"vocabulary": lines(pieces), "tags": lines(settings["tags"]), "relations": lines(settings["relations"])}
    config = json.loads((options.folder / "encoder" / "config.json").read_text(encoding="utf-8"))
    for name, values in as_bert(state, config).items():
        arrays |= pack(values, name)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write(options.out, arrays, config)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")
