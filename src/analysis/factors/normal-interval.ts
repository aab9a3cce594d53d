/** Returns the number that a standard normal variable exceeds, to either side, with probability 1 - `level` in all; 2.576 for 0.99. */
export function normalQuantile(level: number): number {
  let [low, high] = [0, 12];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (centralShare(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability that a standard normal variable lies within -x..x: 2 phi(x) (x + x^3/3 + x^5/15 + ...) (Marsaglia 2004). */
function centralShare(x: number): number {
  let [sum, term] = [x, x];
  for (let odd = 3; term > 1e-17 * sum; odd += 2) {
    term *= x ** 2 / odd;
    sum += term;
  }
  return 2 * sum * (Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI));
}
