"""scipy: the sum of sparse matrices of counts, which are in memory."""
import functools
import operator
from pathlib import Path

import numpy
import scipy.sparse

LIBRARIES = ['numpy', 'scipy']


def read(folder, columns):
    starts, indices, values = (numpy.load(Path(folder) / f'{name}.npy') for name in ('starts', 'columns', 'values'))
    return scipy.sparse.csr_matrix((values, indices, starts), shape=(len(starts) - 1, columns))


def prepare(arguments):
    matrices = [read(folder, arguments['columns']) for folder in arguments['folders']]
    return lambda: {'nonzeros': functools.reduce(operator.add, matrices).nnz}
