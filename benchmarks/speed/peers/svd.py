"""scipy svds and scikit-learn TruncatedSVD: the first `rank` singular triples of a sparse matrix, in single precision."""
import numpy
import scipy
from matrices import compare_svd, read_sparse
from scipy.sparse.linalg import svds

LIBRARIES = ['numpy', 'scipy']


def prepare(arguments):
    matrix, rank, method = read_sparse(arguments['matrix']), arguments['rank'], arguments['method']
    found = {}

    def scipy_svds():
        _, values, right = svds(matrix, k=rank, solver=method, rng=numpy.random.default_rng(1))
        found.update(values=values[::-1], right=right[::-1])

    def scikit_learn():
        model = TruncatedSVD(rank, random_state=1).fit(matrix)
        found.update(values=model.singular_values_, right=model.components_)

    if method == 'randomized':
        import sklearn
        from sklearn.decomposition import TruncatedSVD

        LIBRARIES.append('sklearn')
    call = scikit_learn if method == 'randomized' else scipy_svds
    reference = arguments.get('reference')
    return (call, lambda: compare_svd(reference, found['values'], found['right'])) if reference else call
