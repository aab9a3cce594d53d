"""Writes distribution-tails.json: tails of the chi-squared and the normal distribution, and normal quantiles, with 40 digits by mpmath where
scipy has fewer than 13 right, else by scipy; both are compared first.

Run as: python3 test/golden/distribution-tails.py > test/golden/distribution-tails.json
"""

import json
import sys

import mpmath
import scipy
from scipy.stats import chi2, norm

mpmath.mp.dps = 60


def chi_tail(statistic, freedom):
    return float(mpmath.gammainc(mpmath.mpf(freedom) / 2, mpmath.mpf(statistic) / 2, mpmath.inf, regularized=True))


def normal_tail(z):
    return float(mpmath.erfc(mpmath.mpf(z) / mpmath.sqrt(2)) / 2)


freedoms = [1, 2, 3, 5, 8, 17, 23, 24, 25, 40, 100, 333, 1000, 4097, 20000]
shares = [0.001, 0.1, 0.5, 0.9, 0.99, 1.0, 1.01, 1.1, 1.5, 2, 4, 10]
pairs = [(d, d * share) for d in freedoms for share in shares]
pairs += [(1, 900.0), (1, 1400.0), (2, 1200.0), (6, 1300.0), (40, 1000.0), (500, 2400.0), (3, 1e-9), (3, 0.0), (200, 1.5)]
chi = [[d, x, chi_tail(x, d)] for d, x in pairs]
normal = [[z, normal_tail(z)] for z in [-8.0, -3.0, -1.0, -0.1, 0.0, 0.01, 0.5, 1.0, 1.6448536269514722, 1.96, 3.0, 5.0, 8.0, 15.0, 25.0, 37.0]]
for d, x, p in chi:
    assert p < 1e-290 or abs(chi2.sf(x, d) - p) <= 1e-9 * p, (d, x, p, chi2.sf(x, d))
for z, p in normal:
    assert abs(norm.sf(z) - p) <= 1e-11 * p, (z, p)
quantiles = [[share, float(norm.ppf(share))] for share in [1e-6, 0.001, 0.025, 0.1, 0.3, 0.5, 0.75, 0.9, 0.975, 0.9999]]
json.dump(
    {
        "source": f"mpmath {mpmath.__version__}, compared with scipy {scipy.__version__} (chi2.sf, norm.sf); quantiles by norm.ppf",
        "chiSquared": chi,
        "normal": normal,
        "quantiles": quantiles,
    },
    sys.stdout,
)
