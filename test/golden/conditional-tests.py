"""Writes conditional-tests.json: chi-squared, G-squared and Fisher z of made-up data by numpy and scipy.

Chi-squared and G-squared are added up over the strata by scipy.stats.chi2_contingency without Yates' correction, after empty rows and columns are
left out; Fisher z comes from the inverse of the covariance matrix.

Run as: python3 test/golden/conditional-tests.py > test/golden/conditional-tests.json
"""

import json
import sys

import numpy as np
import scipy
from scipy.stats import chi2, chi2_contingency, norm

ROWS = 400


def categories():
    """Four columns of 2, 3, 4 and 6 categories; the first three hang together, and some strata miss categories."""
    i = np.arange(ROWS)
    a = (i * i * 7 + i) % 11 % 2
    b = (a + (i * 31) % 17 % 2 + (i * i) % 5 % 2) % 3
    c = (b + (i * 13) % 7 % 3) % 4
    d = (i * i * 3 + i * 5) % 23 % 6
    return np.stack([a, b, c, d], axis=1)


def numbers():
    i = np.arange(ROWS)
    noise = [((i * i * k + i * (k + 4)) % 1009) / 1009 - 0.5 for k in (3, 7, 11, 19, 23)]
    a, b = noise[0], noise[1]
    c = a + b + 0.5 * noise[2]
    d = c + 0.7 * noise[3]
    e = 0.3 * a + noise[4]
    return np.stack([a, b, c, d, e], axis=1)


def counted(data, x, y, given, kind):
    statistic, freedom = 0.0, 0
    keys = [tuple(row) for row in data[:, given]]
    for key in sorted(set(keys)):
        chosen = data[[k == key for k in keys]]
        table = np.zeros((6, 6))
        for u, v in zip(chosen[:, x], chosen[:, y]):
            table[u, v] += 1
        table = table[table.sum(1) > 0][:, table.sum(0) > 0]
        if min(table.shape) < 2:
            continue
        lambda_ = "pearson" if kind == "chi-squared" else "log-likelihood"
        found = chi2_contingency(table, correction=False, lambda_=lambda_)
        statistic += found.statistic
        freedom += found.dof
    return statistic, freedom, 1.0 if freedom == 0 else float(chi2.sf(statistic, freedom))


questions = [(0, 1, []), (0, 2, []), (0, 2, [1]), (0, 3, [1, 2]), (1, 2, [0, 3]), (2, 3, [0, 1]), (3, 1, [2])]
data = categories()
counts = []
for kind in ("chi-squared", "g-squared"):
    for x, y, given in questions:
        statistic, freedom, p = counted(data, x, y, given, kind)
        counts.append({"kind": kind, "x": x, "y": y, "given": given, "statistic": statistic, "freedom": freedom, "p": p})
values = numbers()
covariance = np.cov(values.T)
fisher = []
for x, y, given in [(0, 1, []), (0, 1, [2]), (0, 3, [2]), (0, 3, []), (1, 4, [0, 2, 3]), (2, 4, [0]), (3, 1, [4, 2])]:
    chosen = [x, y, *given]
    inverse = np.linalg.inv(covariance[np.ix_(chosen, chosen)])
    r = -inverse[0, 1] / np.sqrt(inverse[0, 0] * inverse[1, 1])
    statistic = abs(np.arctanh(r)) * np.sqrt(ROWS - len(given) - 3)
    fisher.append({"x": x, "y": y, "given": given, "statistic": float(statistic), "p": float(2 * norm.sf(statistic))})
json.dump(
    {
        "source": f"numpy {np.__version__}, scipy {scipy.__version__}",
        "categories": data.T.tolist(),
        "counts": counts,
        "numbers": values.T.tolist(),
        "fisher": fisher,
    },
    sys.stdout,
)
