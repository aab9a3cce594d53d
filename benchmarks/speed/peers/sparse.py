"""scipy: building, transposing, selecting and multiplying sparse rows of counts."""
from pathlib import Path

import numpy
import scipy.sparse

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    folder = Path(arguments['folder'])
    starts, columns, values = (numpy.load(folder / f'{name}.npy') for name in ('starts', 'columns', 'values'))
    size = len(starts) - 1
    counts = scipy.sparse.csr_matrix((values, columns, starts), shape=(size, size))
    even = numpy.arange(0, size, 2)
    backwards = numpy.arange(size)[::-1]
    first = numpy.arange(0, 10 * arguments['corner'], 10)
    corner = counts[first][:, first]
    order = numpy.random.default_rng(1).permutation(counts.nnz)
    rows = numpy.repeat(numpy.arange(size, dtype=numpy.int32), numpy.diff(starts))[order]
    columns, values = columns[order], values[order]

    def build():
        built = scipy.sparse.coo_matrix((values, (rows, columns)), shape=(size, size)).tocsr()
        built.sort_indices()

    def roots():
        scipy.sparse.csr_matrix((numpy.sqrt(counts.data), counts.indices.copy(), counts.indptr.copy()), counts.shape)

    def product():
        multiplied = corner @ corner
        multiplied.sort_indices()

    return {
        'build': build,
        'transpose': lambda: discard(counts.T.tocsr()),
        'selectRows': lambda: discard(counts[backwards]),
        'selectColumns': lambda: discard(counts[:, even]),
        'mapValues': roots,
        'columnSums': lambda: discard(counts.sum(axis=0, dtype=numpy.float64)),
        'product': product,
    }[arguments['task']]


def discard(_result):
    return None
