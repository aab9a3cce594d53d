"""Writes log-ratio-partial.json: partial correlations of log-ratios of the table of `amounts`, in 50 decimal digits.

They are correlations of the residuals of regressions on all other log-ratios, with one part as the reference; nothing is
inverted that the program under test inverts. Shrinkage is summed pair by pair, row by row.

Run as: python3 test/golden/log-ratio-partial.py > test/golden/log-ratio-partial.json
"""

import json
from decimal import Decimal, getcontext

getcontext().prec = 50
ROWS, PARTS = 40, 7


def amounts():
    """Whole numbers above 0; part 2 follows part 0, and part 5 goes against part 1."""
    table = []
    for i in range(ROWS):
        row = [1 + (i * i * 31 + j * j * 17 + i * j * 7) % 101 for j in range(PARTS)]
        row[2] = 2 * row[0] + (i * 13) % 17
        row[5] = 1 + 5000 // row[1] + (i * 7) % 23
        table.append(row)
    return table


def solve(matrix, right):
    """Gaussian elimination with the largest pivot."""
    size = len(matrix)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(size):
            if row == column:
                continue
            factor = rows[row][column] / rows[column][column]
            rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    return [rows[place][size] / rows[place][place] for place in range(size)]


def centre(column):
    mean = sum(column) / len(column)
    return [value - mean for value in column]


def dot(left, right):
    return sum(a * b for a, b in zip(left, right))


def covariances(columns):
    """Of centred columns."""
    return [[dot(a, b) / (len(a) - 1) for b in columns] for a in columns]


def partial(covariance, i, j):
    """Covariance of the residuals of i and j after regression on the rest, from the normal equations."""
    rest = [k for k in range(len(covariance)) if k not in (i, j)]
    inner = [[covariance[a][b] for b in rest] for a in rest]
    def of(a, b):
        weights = solve(inner, [covariance[k][b] for k in rest])
        return covariance[a][b] - sum(covariance[a][k] * w for k, w in zip(rest, weights))
    return of(i, j) / (of(i, i) * of(j, j)).sqrt()


def residual_variance(covariance, i):
    rest = [k for k in range(len(covariance)) if k != i]
    weights = solve([[covariance[a][b] for b in rest] for a in rest], [covariance[k][i] for k in rest])
    return covariance[i][i] - sum(covariance[i][k] * w for k, w in zip(rest, weights))


def refer(covariance, r):
    """Covariances of log-ratios to part r."""
    rest = [k for k in range(len(covariance)) if k != r]
    c = covariance
    return rest, [[c[a][b] - c[a][r] - c[b][r] + c[r][r] for b in rest] for a in rest]


def partials(covariance):
    """Every pair and part with a reference that is neither."""
    size = len(covariance)
    matrix = [[Decimal(1)] * size for _ in range(size)]
    variances = [Decimal(0)] * size
    for i in range(size):
        r = 1 if i == 0 else 0
        rest, ratios = refer(covariance, r)
        variances[i] = residual_variance(ratios, rest.index(i))
        for j in range(i + 1, size):
            r = next(k for k in range(size) if k not in (i, j))
            rest, ratios = refer(covariance, r)
            matrix[i][j] = matrix[j][i] = partial(ratios, rest.index(i), rest.index(j))
    return matrix, variances


def shrink(columns):
    """Schaefer and Strimmer (2005) for correlations, towards the median for variances."""
    n, size = len(columns[0]), len(columns)
    covariance = covariances(columns)
    factor = Decimal(n) / Decimal((n - 1) ** 3)
    scaled = [[value / covariance[i][i].sqrt() for value in column] for i, column in enumerate(columns)]

    def spread(products):
        mean = sum(products) / n
        return factor * sum((value - mean) ** 2 for value in products)

    pairs = [(i, j) for i in range(size) for j in range(size) if i != j]
    noise = sum(spread([a * b for a, b in zip(scaled[i], scaled[j])]) for i, j in pairs)
    signal = sum((dot(scaled[i], scaled[j]) / (n - 1)) ** 2 for i, j in pairs)
    share = min(Decimal(1), max(Decimal(0), noise / signal))
    ordered = sorted(covariance[i][i] for i in range(size))
    target = ordered[size // 2] if size % 2 else (ordered[size // 2 - 1] + ordered[size // 2]) / 2
    noise = sum(spread([value * value for value in column]) for column in columns)
    of_variance = min(Decimal(1), noise / sum((covariance[i][i] - target) ** 2 for i in range(size)))
    deviations = [(of_variance * target + (1 - of_variance) * covariance[i][i]).sqrt() for i in range(size)]
    shrunk = [
        [
            deviations[i] * deviations[j] * (1 if i == j else (1 - share) * covariance[i][j]
                / (covariance[i][i] * covariance[j][j]).sqrt())
            for j in range(size)
        ]
        for i in range(size)
    ]
    return shrunk, share, of_variance


def numbers(matrix):
    return [[float(value) for value in row] for row in matrix]


table = amounts()
logarithms = [[(Decimal(value) / sum(row)).ln() for value in row] for row in table]
columns = [centre([row[j] for row in logarithms]) for j in range(PARTS)]
covariance = covariances(columns)
matrix, variances = partials(covariance)
shrunk, share, of_variance = shrink(columns)
basis, _ = partials(shrunk)
vlr = [[covariance[i][i] + covariance[j][j] - 2 * covariance[i][j] for j in range(PARTS)] for i in range(PARTS)]
print(
    json.dumps(
        {
            "amounts": table,
            "partial": numbers(matrix),
            "partialVariance": [float(value) for value in variances],
            "vlr": numbers(vlr),
            "basis": numbers(basis),
            "lambda": float(share),
            "lambdaVariance": float(of_variance),
        }
    )
)
