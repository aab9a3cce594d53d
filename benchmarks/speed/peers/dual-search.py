"""numpy: the ten best answers of a dual space by products of unit rows with a vector, in single precision, on one thread."""
import numpy
from neighbours import clustered

LIBRARIES = ['numpy']
LIMIT = 10


def prepare(arguments):
    question, rows, questions = arguments['question'], arguments['rows'], arguments['questions']
    vectors = clustered(2 * rows, arguments['columns'])
    domain, function = vectors[:rows], vectors[rows:]
    random = numpy.random.default_rng(1)
    modifiers, heads = random.integers(0, rows, (2, arguments['seen']))
    asked = 0

    def best(scores, limit=LIMIT):
        found = numpy.argpartition(scores, -limit)[-limit:]
        return found[numpy.argsort(-scores[found])]

    def compose(a, b, c):
        return best(numpy.cbrt(positive(domain @ domain[a]) * positive(domain @ domain[b]) * positive(function @ function[b])))

    def rerank(a, b, c):
        return best(domain @ domain[a] + domain @ domain[b] + function @ function[b], 1000)

    def solve(a, b, c):
        straight = numpy.sqrt(positive(domain[a] @ domain[b]) * positive(domain @ domain[c]))
        crossed = numpy.sqrt(positive(domain @ domain[a]) * positive(domain[c] @ domain[b]))
        scores = numpy.sqrt(positive(function[a] @ function[c]) * positive(function @ function[b]))
        return best(numpy.where(straight >= crossed, scores, 0))

    def decompose(c, *_):
        left = positive(domain @ domain[c])
        right = left * positive(function @ function[c])
        first, second = best(left, LIMIT + 2), best(right, LIMIT + 2)
        return best(numpy.outer(left[first], right[second]).ravel())

    def seen(c, *_):
        left = positive(domain @ domain[c])
        right = left * positive(function @ function[c])
        return best(left[modifiers] * right[heads])

    answer = {'compose': compose, 'solve': solve, 'decompose': decompose, 'seen': seen, 'rerank': rerank}[question]

    def call():
        nonlocal asked
        for _ in range(questions):
            asked += 1
            answer(*((numpy.arange(3) + asked) * 371 % rows))

    return call


def positive(values):
    return numpy.maximum(values, 0)
