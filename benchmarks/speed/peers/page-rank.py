"""scipy: personalised PageRank by power iteration, a block of contexts at a time, in single precision."""
from pathlib import Path

import numpy
import scipy
import scipy.sparse
from matrices import read_sparse

LIBRARIES = ['numpy', 'scipy']
BLOCK = 24
DAMPING = numpy.float32(0.85)


def prepare(arguments):
    folder = Path(arguments['folder'])
    weights = read_sparse(folder)
    sums = numpy.asarray(weights.sum(axis=1)).ravel()
    inverse = numpy.where(sums > 0, 1 / numpy.maximum(sums, 1), 0).astype(numpy.float32)
    stays = scipy.sparse.diags((sums == 0).astype(numpy.float32))
    moves = (weights @ scipy.sparse.diags(inverse) + stays).tocsr().astype(numpy.float32)
    starts, places = (numpy.load(folder / f'context-{name}.npy') for name in ('starts', 'places'))
    targets = numpy.load(folder / 'targets.npy').reshape(len(starts) - 1, -1)

    def call():
        for first in range(0, arguments['contexts'], BLOCK):
            teleports = numpy.zeros((moves.shape[0], BLOCK), dtype=numpy.float32)
            for lane in range(BLOCK):
                own = places[starts[first + lane]:starts[first + lane + 1]]
                numpy.add.at(teleports[:, lane], own, numpy.float32(1 / len(own)))
            ranks = teleports
            for _ in range(arguments['iterations']):
                ranks = DAMPING * (moves @ ranks) + (1 - DAMPING) * teleports
            [ranks[targets[first + lane], lane] for lane in range(BLOCK)]

    return call
