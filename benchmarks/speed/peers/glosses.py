"""numpy: the inner products of each token's context with the glosses of its lemma, by einsum over blocks of tokens."""
import numpy
from matrices import normal

LIBRARIES = ['numpy']
BLOCK = 1024


def prepare(arguments):
    random = numpy.random.default_rng(1)
    tokens, per_lemma = arguments['tokens'], arguments['tokensOfLemma']
    glosses = normal(arguments['glosses'], arguments['dimensions'])
    contexts = normal(tokens, arguments['dimensions'])
    lemma_count = -(-tokens // per_lemma)
    rows = random.integers(0, len(glosses), (lemma_count, arguments['candidates']))
    lemmas = random.integers(0, lemma_count, tokens)
    if arguments['kind'] == 'by lemma':
        lemmas.sort()

    def call():
        for first in range(0, tokens, BLOCK):
            block = slice(first, first + BLOCK)
            numpy.einsum('td,tcd->tc', contexts[block], glosses[rows[lemmas[block]]])

    return call
