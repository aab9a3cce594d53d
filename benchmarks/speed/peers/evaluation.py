"""scipy's rank correlation of bootstrap samples; numpy's 3CosAdd over blocks of words, its cosines in single precision."""
import numpy
from matrices import normal

LIBRARIES = ['numpy', 'scipy']
BLOCK = 8192


def prepare(arguments):
    return bootstrap(**arguments) if arguments.pop('kind') == 'bootstrap' else analogies(**arguments)


def bootstrap(pairs, samples, **_):
    from scipy.stats import spearmanr

    random = numpy.random.default_rng(1)
    outcome = random.integers(0, 101, pairs) / 10
    predictions = outcome + random.normal(size=pairs) * 5

    def call():
        for _ in range(samples):
            drawn = random.integers(0, pairs, pairs)
            spearmanr(predictions[drawn], outcome[drawn])

    return call


def analogies(words, dimensions, pairs, sections, **_):
    units = normal(words, dimensions)
    units /= numpy.linalg.norm(units, axis=1, keepdims=True)
    a, b, c = numpy.array([
        (2 * (section * pairs + one), 2 * (section * pairs + one) + 1, 2 * (section * pairs + other))
        for section in range(sections) for one in range(pairs) for other in range(pairs) if one != other
    ]).T
    asked = units[b] - units[a] + units[c]

    def call():
        best = numpy.full(len(a), -numpy.inf, dtype=numpy.float32)
        rows = numpy.zeros(len(a), dtype=numpy.int64)
        for first in range(0, words, BLOCK):
            scores = units[first:first + BLOCK] @ asked.T
            for own in (a, b, c):
                inside = (own >= first) & (own < first + len(scores))
                scores[own[inside] - first, numpy.nonzero(inside)[0]] = -numpy.inf
            highest = scores.argmax(axis=0)
            values = scores[highest, numpy.arange(len(a))]
            better = values > best
            best[better] = values[better]
            rows[better] = first + highest[better]

    return call
