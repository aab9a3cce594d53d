"""numpy: verb matrices as S'O or as sums of outer products, and pairs of sentences without a sentence matrix."""
import numpy
from matrices import normal

LIBRARIES = ['numpy']


def prepare(arguments):
    count, dimensions = arguments['count'], arguments['dimensions']
    subjects, objects = normal(count, dimensions), normal(count, dimensions)
    left, right = normal(dimensions, dimensions), normal(dimensions, dimensions)

    def product():
        subjects.T @ objects

    def outer():
        matrix = numpy.zeros((dimensions, dimensions), dtype=numpy.float32)
        for subject, object_ in zip(subjects, objects):
            matrix += numpy.outer(subject, object_)

    def sentences():
        both = left * right
        for subject, object_ in zip(subjects, objects):
            (subject * subject) @ (both @ (object_ * object_))

    return {'product': product, 'outer': outer, 'sentences': sentences}[arguments['kind']]
