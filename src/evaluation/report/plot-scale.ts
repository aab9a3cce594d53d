/** The axis of a plot: its ends, and the round values that are marked on it. */
export interface PlotScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** The decimals that tell the ticks apart. */
  readonly decimals: number;
}

/** About how many parts an axis has. */
const parts = 5;

/**
 * Finds a linear axis that holds all values, with ends and marks at multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values at least one.
 */
export function makeScale(values: readonly number[]): PlotScale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [from, to] = least === most ? [least - 0.1, most + 0.1] : [least, most];
  const rough = (to - from) / parts;
  const power = Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * 10 ** power >= rough * 0.999) ?? 10;
  const step = factor * 10 ** power;
  const decimals = Math.max(0, factor === 10 ? -power - 1 : -power);
  const [first, last] = [Math.floor(from / step + 1e-9), Math.ceil(to / step - 1e-9)];
  const ticks = Array.from({ length: last - first + 1 }, (_, place) =>
    Number(((first + place) * step).toFixed(decimals)),
  );
  return { low: ticks[0] ?? from, high: ticks.at(-1) ?? to, ticks, decimals };
}

/** The share of an axis' width that is kept free at either end, for marks and the numbers under them. */
const margin = 0.04;

/** Writes where a value lies on an axis, as a percentage of the width of the plot. */
export function placeOn({ low, high }: Pick<PlotScale, 'low' | 'high'>, value: number): string {
  return `${percentOf({ low, high }, value)}%`;
}

/** Where a value lies on an axis, in percent of the width of the plot, rounded to hundredths. */
export function percentOf({ low, high }: Pick<PlotScale, 'low' | 'high'>, value: number): number {
  const share = (value - low) / (high - low);
  return Number(((margin + (1 - 2 * margin) * share) * 100).toFixed(2));
}
