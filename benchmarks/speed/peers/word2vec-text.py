"""gensim: vectors from word2vec's text format."""
import gensim
from gensim.models import KeyedVectors

LIBRARIES = ['gensim']


def prepare(arguments):
    def call():
        KeyedVectors.load_word2vec_format(arguments['path'])

    return call
