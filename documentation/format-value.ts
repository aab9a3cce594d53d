/** What a file of JSON may hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object of JSON. */
export type JsonObject = { readonly [key: string]: Json };

/** Tells whether a value is an object, not a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value is no list and no object. */
export function isSimple(value: Json | undefined): value is null | boolean | number | string {
  return typeof value !== 'object' || value === null;
}

/** Writes a number with four significant digits; whole numbers in full, from 10,000 on with commas. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) {
    const digits = String(value);
    return Math.abs(value) < 10_000 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
  }
  const size = Math.abs(value);
  if (size >= 10_000) return formatNumber(Math.round(value));
  return size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}

const middles = ['mean', 'score', 'value', 'median', 'accuracy'];
const ends = [
  ['low', 'high'],
  ['least', 'most'],
  ['lowest', 'highest'],
] as const;

/** Writes a value in one line where it is one: simple, an estimate with its interval, a list of simple values. */
export function formatShort(value: Json): string | undefined {
  if (typeof value === 'number') return formatNumber(value);
  if (isSimple(value)) return value === null ? '' : String(value);
  if (isObject(value)) return formatEstimate(value);
  if (!value.every(isSimple)) return undefined;
  const parts = value.map((part) => formatShort(part) ?? '');
  if (value.length === 2 && value.every((part) => typeof part === 'number')) return `[${parts.join(', ')}]`;
  return parts.length <= 12 ? parts.join(', ') : `${parts.slice(0, 12).join(', ')}, … (${parts.length})`;
}

/** Writes `{ mean, low, high }`, `{ score, interval }` and their kin as `mean [low, high]`. */
function formatEstimate(value: JsonObject): string | undefined {
  const { interval, seeds, ...others } = value;
  const keys = Object.keys(others);
  const [middle = '', ...more] = keys.filter((key) => middles.includes(key));
  const number = value[middle];
  if (typeof number !== 'number' || more.length > 0) return undefined;
  const behind = typeof seeds === 'number' ? ` (${seeds} seeds)` : '';
  if (keys.length === 1 && Array.isArray(interval) && interval.length === 2) {
    return `${formatNumber(number)} ${formatShort(interval)}${behind}`;
  }
  const found = ends.find((end) => keys.length === 3 && end.every((name) => typeof value[name] === 'number'));
  if (found === undefined || interval !== undefined) return undefined;
  return `${formatNumber(number)} ${formatShort(found.map((name) => value[name] ?? null))}${behind}`;
}
