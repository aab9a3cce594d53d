"""Writes minilm.json: the first numbers of vectors by all-MiniLM-L6-v2, behind layers 3 and 6, from the NumPy program.

Usage: python minilm.py > minilm.json
Needs what benchmarks/dual/embed-with-minilm.py needs.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "dual" / "embed-with-minilm.py"
TEXTS = (
    "bank",
    "The bank of the river was muddy.",
    "Naïve café owners weren’t “re-hyphenating” supercalifragilistic words!",
    "我来到北京",
)
LAYERS = (3, 6)
NUMBERS = 8

with tempfile.TemporaryDirectory() as folder:
    texts = Path(folder) / "texts.txt"
    texts.write_text("\n".join(TEXTS), encoding="utf8")
    subprocess.run([sys.executable, PROGRAM, texts, folder, *map(str, LAYERS)], check=True)
    vectors = {}
    for layer in LAYERS:
        lines = (Path(folder) / f"minilm-{layer}.txt").read_text(encoding="utf8").splitlines()[1:]
        vectors[layer] = [[float(number) for number in line.split(" ")[-384:][:NUMBERS]] for line in lines]
print(json.dumps({"texts": TEXTS, "layers": vectors}, ensure_ascii=False, indent=2))
