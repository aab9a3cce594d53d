"""numpy: distinct pairs among ready keys, one key for two ids at most `window` apart: half of the symmetric matrix."""
import numpy

LIBRARIES = ['numpy']


def prepare(arguments):
    ids = numpy.fromfile(arguments['ids'], dtype=arguments['type']).astype(numpy.uint64)
    words = arguments['words']
    line = numpy.cumsum(ids >= words)
    keys = []
    for distance in range(1, arguments['window'] + 1):
        first, second = ids[:-distance], ids[distance:]
        near = (first < words) & (second < words) & (line[:-distance] == line[distance:])
        low, high = numpy.minimum(first, second)[near], numpy.maximum(first, second)[near]
        keys.append(low * numpy.uint64(words) + high)
    keys = numpy.concatenate(keys)
    if words < 2**16:
        keys = keys.astype(numpy.uint32)

    def call():
        return {'distinct pairs': len(numpy.unique(keys, return_counts=True)[0])}

    return call
