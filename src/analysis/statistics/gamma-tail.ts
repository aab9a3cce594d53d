/**
 * Returns the upper regularised incomplete gamma function Q(a, x), the share of a gamma distribution of shape `a` above `x`.
 *
 * Below x = a + 1 by the series of the lower function, above by its continued fraction (Abramowitz & Stegun 1964, 6.5.29 and
 * 6.5.31, the latter evaluated as Lentz 1976 does); both times one factor, x^a e^-x / Gamma(a + 1), computed without cancelling.
 *
 * @param shape above 0.
 * @param x 0 or above.
 */
export function gammaTail(shape: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const factor = gammaFactor(shape, x);
  if (x < shape + 1) return 1 - factor * lowerSeries(shape, x);
  return factor * shape * upperFraction(shape, x);
}

/** The sum of x^k / ((a+1) ... (a+k)) over k >= 0. */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Gamma(a, x) / (x^a e^-x), by a continued fraction. */
function upperFraction(shape: number, x: number): number {
  const least = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / least;
  let d = 1 / b;
  let product = d;
  for (let k = 1; k < 100_000; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < least) d = least;
    c = b + a / c;
    if (Math.abs(c) < least) c = least;
    d = 1 / d;
    const change = d * c;
    product *= change;
    if (Math.abs(change - 1) < 2e-16) break;
  }
  return product;
}

/**
 * x^a e^-x / Gamma(a + 1). For large shapes as exp(-a (mu - log(1 + mu))) / (sqrt(2 pi a) Gamma*(a)) with mu = (x - a) / a,
 * Gamma* the scaled gamma function (Temme 1979), since a log x, x and log Gamma(a + 1) are large and nearly cancel.
 */
function gammaFactor(shape: number, x: number): number {
  if (shape < 12) return Math.exp(shape * Math.log(x) - x) / gammaAbove(shape);
  return Math.exp(-shape * excess((x - shape) / shape)) / (Math.sqrt(2 * Math.PI * shape) * scaledGamma(shape));
}

/** mu - log(1 + mu), for mu > -1. */
function excess(mu: number): number {
  if (Math.abs(mu) > 0.3) return mu - Math.log1p(mu);
  // With u = mu / (2 + mu), log(1 + mu) = 2 (u + u^3/3 + u^5/5 + ...) and mu = 2u / (1 - u): what cancels is left out.
  const u = mu / (2 + mu);
  const square = u * u;
  let sum = 0;
  let power = u * square;
  for (let k = 3; Math.abs(power) > 1e-18 * square; k += 2) {
    sum += power / k;
    power *= square;
  }
  return u * mu - 2 * sum;
}

/** Gamma(a) / (sqrt(2 pi / a) a^a e^-a), by Stirling's series (Abramowitz & Stegun 1964, 6.1.40). */
function scaledGamma(shape: number): number {
  const square = 1 / (shape * shape);
  const sum = stirling.reduceRight((rest, coefficient) => coefficient + rest * square, 0);
  return Math.exp(sum / shape);
}

const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156, -3617 / 122_400];

/** Gamma(a + 1) of a small shape: up by the recurrence to where Stirling's series holds. */
function gammaAbove(shape: number): number {
  let product = 1;
  let above = shape + 1;
  for (; above < 16; above++) product *= above;
  return (Math.sqrt((2 * Math.PI) / above) * above ** above * Math.exp(-above) * scaledGamma(above)) / product;
}
