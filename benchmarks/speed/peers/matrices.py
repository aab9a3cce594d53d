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


def compare_svd(reference, values, right):
    """The worst relative error of the values, and the smallest cosine between the subspaces of the right vectors;
    nothing where there is no reference."""
    if not Path(reference).exists():
        return {}
    expected = numpy.load(Path(reference) / 'values.npy')
    vectors = numpy.load(Path(reference) / 'right.npy').reshape(len(expected), -1)
    cosines = numpy.linalg.svd(vectors @ right.T, compute_uv=False)
    error = numpy.max(numpy.abs(values - expected) / expected)
    return {'worst relative error': float(error), 'smallest principal cosine': float(min(1, cosines[-1]))}
