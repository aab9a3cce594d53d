"""Writes truncated-svd.json: singular triples by ARPACK (scipy.sparse.linalg.svds) of the matrix of `cells`.

Run as: python3 test/golden/truncated-svd.py > test/golden/truncated-svd.json
"""

import json
import sys

import numpy as np
import scipy
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

ROWS, COLUMNS, RANK = 1200, 900, 40


def cells():
    """Dense in the first columns and thin in the last, as counts of words sorted by frequency are."""
    i, j = np.meshgrid(np.arange(ROWS), np.arange(COLUMNS), indexing="ij")
    x = (i * i * 31 + j * j * 17 + i * j * 7) % 1009
    return np.where(x * (10 + j) < 20000, 1 + x % 5, 0).astype(np.float64)


matrix = csr_matrix(cells())
left, values, right = svds(matrix, k=RANK, solver="arpack", tol=0, v0=np.ones(min(ROWS, COLUMNS)))
order = np.argsort(-values)
left, values, right = left[:, order], values[order], right[order]
# Before the 40th value there is a gap of 1 percent: the first 39 vectors span a well-defined space.
kept = RANK - 1
approximation = (left[:, :kept] * values[:kept]) @ right[:kept]
places = [[(i * 37) % ROWS, (i * 101) % COLUMNS] for i in range(60)]
json.dump(
    {
        "source": f"scipy {scipy.__version__}, svds(solver='arpack')",
        "shape": [ROWS, COLUMNS],
        "nonzeros": int(matrix.nnz),
        "singularValues": values.tolist(),
        "rank": kept,
        "approximation": [[row, column, float(approximation[row, column])] for row, column in places],
    },
    sys.stdout,
)
