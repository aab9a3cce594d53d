"""numpy: Y'Y or Y W of a tall dense matrix, in single precision."""
import numpy
from matrices import normal

LIBRARIES = ['numpy']


def prepare(arguments):
    tall = normal(arguments['rows'], arguments['columns'])
    small = normal(arguments['columns'], arguments.get('outputs', arguments['columns']))

    def gram():
        tall.T @ tall

    def product():
        tall @ small

    return {'gram': gram, 'product': product}[arguments['operation']]
