"""numpy: argument pairs of verbs as rows of a matrix of nouns, grouped by verb, and V x o of these."""
import numpy
from matrices import normal

LIBRARIES = ['numpy']


def draw(random, limit, size):
    return numpy.floor(float(limit) ** random.random(size)).astype(int) - 1


def prepare(arguments):
    nouns, triples = arguments['nouns'], arguments['triples']
    random = numpy.random.default_rng(1)
    verbs = draw(random, arguments['verbs'], triples)
    subjects, objects = draw(random, nouns, triples), draw(random, nouns, triples)
    counts = random.integers(1, 4, triples).astype(numpy.float32)

    if arguments['kind'] == 'build':
        rows = {f'noun {noun}': noun for noun in range(nouns)}
        named = [(f'verb {verb}', f'noun {subject}', f'noun {object_}') for verb, subject, object_ in zip(verbs, subjects, objects)]

        def build():
            pairs = {}
            for (verb, subject, object_), count in zip(named, counts):
                pairs.setdefault(verb, []).append((rows[subject], rows[object_], count))
            return {verb: numpy.array(own) for verb, own in pairs.items()} and None

        return build

    vectors = normal(nouns, arguments['dimensions'])
    own = [numpy.flatnonzero(verbs == verb) for verb in range(arguments['multiplied'])]
    object_ = vectors[7]

    def multiply():
        for pairs in own:
            weights = counts[pairs] * (vectors[objects[pairs]] @ object_)
            weights @ vectors[subjects[pairs]]

    return multiply
