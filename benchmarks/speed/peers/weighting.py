"""scipy and numpy: counts to PPMI with smoothed contexts, or to tf-idf, in single precision without loops."""
from pathlib import Path

import numpy
import scipy.sparse

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    folder = Path(arguments['folder'])
    starts, columns, values = (numpy.load(folder / f'{name}.npy') for name in ('starts', 'columns', 'values'))
    size = len(starts) - 1
    counts = scipy.sparse.csr_matrix((values, columns, starts), shape=(size, size))

    def ppmi():
        targets = numpy.asarray(counts.sum(axis=1), dtype=numpy.float64).ravel()
        contexts = numpy.asarray(counts.sum(axis=0), dtype=numpy.float64).ravel() ** 0.75
        total = contexts.sum()
        with numpy.errstate(divide='ignore'):
            by_row = numpy.where(targets > 0, total / targets, 0).astype(numpy.float32)
            by_column = numpy.where(contexts > 0, 1 / contexts, 0).astype(numpy.float32)
        ratios = counts.data * numpy.repeat(by_row, numpy.diff(counts.indptr)) * by_column[counts.indices]
        numpy.log(ratios, out=ratios)
        numpy.maximum(ratios, 0, out=ratios)
        weighted = scipy.sparse.csr_matrix((ratios, counts.indices.copy(), counts.indptr.copy()), shape=counts.shape)
        weighted.eliminate_zeros()

    def usual_ppmi():
        targets = numpy.asarray(counts.sum(axis=1), dtype=numpy.float64).ravel()
        contexts = numpy.asarray(counts.sum(axis=0), dtype=numpy.float64).ravel() ** 0.75
        by_row = scipy.sparse.diags(contexts.sum() / numpy.maximum(targets, 1))
        by_column = scipy.sparse.diags(1 / numpy.maximum(contexts, 1e-300))
        weighted = by_row @ counts @ by_column
        weighted.data = numpy.maximum(numpy.log(weighted.data), 0)
        weighted.eliminate_zeros()

    def inverse_document_frequency():
        documents = numpy.bincount(counts.indices, minlength=size)
        with numpy.errstate(divide='ignore'):
            factors = numpy.where(documents > 0, numpy.log(size / documents), 0).astype(numpy.float32)
        weights = counts.data * factors[counts.indices]
        weighted = scipy.sparse.csr_matrix((weights, counts.indices.copy(), counts.indptr.copy()), shape=counts.shape)
        weighted.eliminate_zeros()

    tasks = {'ppmi': ppmi, 'usual': usual_ppmi, 'inverseDocumentFrequency': inverse_document_frequency}
    return tasks[arguments['task']]
