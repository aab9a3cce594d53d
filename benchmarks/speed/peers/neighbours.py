"""faiss or numpy: the nearest rows by inner product, of queries together, on one thread."""
import numpy

LIBRARIES = ['numpy']


def clustered(rows, columns):
    random = numpy.random.default_rng(1)
    centres = random.standard_normal((2000, columns), dtype=numpy.float32)
    vectors = centres[random.integers(0, 2000, rows)] + numpy.float32(0.8) * random.standard_normal(
        (rows, columns), dtype=numpy.float32
    )
    return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def faiss_index(kind, vectors):
    import faiss

    faiss.omp_set_num_threads(1)
    columns = vectors.shape[1]
    if kind == 'flat':
        index = faiss.IndexFlatIP(columns)
    else:
        index = faiss.IndexScalarQuantizer(columns, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
        index.train(vectors)
    index.add(vectors)
    return index


def prepare(arguments):
    limit = arguments['limit']
    vectors = clustered(arguments['rows'], arguments['columns'])
    queries = numpy.ascontiguousarray(vectors[(numpy.arange(arguments['queries']) * 371) % len(vectors)])

    def search():
        index.search(queries, limit)

    def partition():
        scores = queries @ vectors.T
        best = numpy.argpartition(scores, -limit, axis=1)[:, -limit:]
        numpy.take_along_axis(scores, best, axis=1)

    if arguments['kind'] == 'numpy':
        return partition
    index = faiss_index(arguments['kind'], vectors)
    return search
