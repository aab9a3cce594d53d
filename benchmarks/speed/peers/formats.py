"""numpy and scipy: files of numbers, read and written."""
import os
import tempfile

import numpy
import scipy.io

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    task, path = arguments['task'], arguments['path']
    target = tempfile.NamedTemporaryFile(suffix='.npy')
    if task == 'save':
        vectors = numpy.load(path)

        def save():
            with open(target.name, 'wb') as file:
                numpy.save(file, vectors)
                file.flush()
                os.fsync(file.fileno())

        return save
    if task == 'mmwrite':
        matrix = scipy.io.mmread(path)
        return lambda: scipy.io.mmwrite(target.name, matrix)
    if task == 'mmread':
        return lambda: discard(scipy.io.mmread(path).tocsr())
    if task == 'npy':
        return lambda: discard(numpy.load(path))

    def lines():
        with open(path, encoding='utf8') as file:
            words, dimensions = map(int, file.readline().split())
            vectors = numpy.empty((words, dimensions), numpy.float32)
            labels = {}
            for row, line in enumerate(file):
                word, numbers = line.split(' ', 1)
                labels[word] = row
                vectors[row] = numpy.fromstring(numbers, numpy.float32, sep=' ')

    return lines


def discard(_result):
    return None
