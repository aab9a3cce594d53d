"""scipy: counts to a compressed file and back (save_npz, load_npz)."""
import os
import tempfile
from pathlib import Path

import numpy
import scipy.sparse

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    folder = Path(arguments['folder'])
    starts, columns, values = (numpy.load(folder / f'{name}.npy') for name in ('starts', 'columns', 'values'))
    counts = scipy.sparse.csr_matrix((values, columns, starts), shape=(len(starts) - 1, arguments['columns']))
    file = tempfile.NamedTemporaryFile(suffix='.npz')

    def save():
        scipy.sparse.save_npz(file.name, counts)
        return {'bytesPerNonzero': os.path.getsize(file.name) / counts.nnz}

    def load():
        scipy.sparse.load_npz(file.name)

    save()
    return save if arguments['task'] == 'save' else load
