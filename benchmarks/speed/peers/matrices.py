"""What peers read: the PPMI matrix of inputs/ppmi-matrix.ts, and random dense ones."""
from pathlib import Path

import numpy
import scipy.sparse


def read_sparse(folder):
    starts, columns, values = (numpy.load(Path(folder) / f'{name}.npy') for name in ('starts', 'columns', 'values'))
    size = len(starts) - 1
    return scipy.sparse.csr_matrix((values, columns, starts), shape=(size, size))


def normal(rows, columns):
    return numpy.random.default_rng(1).standard_normal((rows, columns), dtype=numpy.float32)
