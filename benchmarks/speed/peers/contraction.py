"""numpy: the network of a sentence by einsum, in the order that its greedy search finds."""
import numpy
from matrices import normal

LIBRARIES = ['numpy']


def prepare(arguments):
    indices, dimensions = arguments['indices'], arguments['dimensions']
    tensors = [normal(1, dimensions)[0] if len(axes) == 1 else normal(dimensions, dimensions) for axes in indices]
    operands = [part for pair in zip(tensors, indices) for part in pair]

    def contract():
        for _ in range(arguments['repeats']):
            numpy.einsum(*operands, arguments['legs'], optimize='greedy')

    return contract
