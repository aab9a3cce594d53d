import type { TaskResultScore } from '../task-result.js';

/** Writes a score with three decimals; `none` stands for null. */
export function formatScore(value: number | null): string {
  return value === null ? 'none' : value.toFixed(3).replace(/^-(0\.000)$/, '$1');
}

/** Writes an interval as `0.295 to 0.518`; empty where there is none. */
export function formatInterval(interval: TaskResultScore['interval']): string {
  return interval === null ? '' : `${formatScore(interval.low)} to ${formatScore(interval.high)}`;
}

/** Writes a score as {@link formatScore}, for reading: with a minus sign. */
export function showScore(value: number | null): string {
  return formatScore(value).replace(/^-/, '−');
}

/** Writes an interval as {@link formatInterval}, for reading: with minus signs. */
export function showInterval(interval: TaskResultScore['interval']): string {
  return interval === null ? '' : `${showScore(interval.low)} to ${showScore(interval.high)}`;
}

/** Writes a share of 0 to 1 in percent with one decimal; only all is `100 %`, and only nothing `0 %`. */
export function formatShare(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1)} %`;
}

/** Writes a count with commas between thousands. */
export function formatCount(count: number): string {
  const [whole = '', ...decimals] = String(count).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

/** Writes a number of tokens: round ones as `2.5 million tokens`, others in full, so that different numbers stay different. */
export function formatTokens(tokens: number): string {
  const millions = tokens / 1e6;
  const isRound = tokens >= 1e6 && Number(millions.toFixed(2)) === millions;
  return isRound ? `${formatCount(millions)} million tokens` : countNoun(tokens, 'token');
}

/** Writes a count with its noun, `1 item` or `2 items`. */
export function countNoun(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
