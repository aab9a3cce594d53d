"""scipy: a CSR matrix times a dense one of `columns` columns, single precision."""
import numpy
import scipy
from scipy.sparse import load_npz

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    matrix = load_npz(arguments['matrix']).astype(numpy.float32)
    dense = numpy.random.default_rng(1).standard_normal((matrix.shape[1], arguments['columns']), dtype=numpy.float32)

    def call():
        matrix @ dense

    return call
