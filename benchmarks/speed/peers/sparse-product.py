"""scipy: a sparse matrix of rows times a dense one, in single precision."""
import numpy
import scipy
from matrices import normal, read_sparse

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    matrix = read_sparse(arguments['matrix'])
    dense = normal(matrix.shape[1], arguments['columns'])

    def call():
        matrix @ dense

    return call
