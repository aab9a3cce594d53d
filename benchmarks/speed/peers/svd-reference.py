"""Writes reference singular values and right vectors: svd-reference.py <matrix> <rank> <folder>. ARPACK, to its full
precision, in double precision."""
import sys
from pathlib import Path

import numpy
from matrices import read_sparse
from scipy.sparse.linalg import svds

matrix, rank, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
_, values, right = svds(read_sparse(matrix).astype(numpy.float64), k=rank, tol=1e-10, rng=numpy.random.default_rng(1))
folder.mkdir()
numpy.save(folder / 'values.npy', values[::-1].astype(numpy.float64))
numpy.save(folder / 'right.npy', right[::-1].astype(numpy.float32).ravel())
