/** Powers of ten that doubles hold exactly. */
const powers = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** Only one way leads through it, so that long fields take no longer than they are. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Takes a number that is read alone. */
const single = new Float64Array(1);

/**
 * Reads a decimal number of ASCII bytes `begin` to `end`, for instance `-12`, `.5` or `6.02E+23`, as exactly as single
 * precision needs: rounding the result to single precision gives what rounding the number itself does.
 *
 * @returns NaN where the bytes are not such a number.
 */
export function parseSingle(bytes: Uint8Array, begin: number, end: number): number {
  if (scanNumber(bytes, begin, single, 0) === end) return single[0] as number;
  const text = textOf(bytes, begin, end);
  return decimal.test(text) ? Number(text) : Number.NaN;
}

/**
 * Reads a line of numbers as nearly all files have them: a space between two, behind the last at most a space and a carriage
 * return before the line feed, and none that {@link parseSingle} would read through text.
 *
 * @param numbers as many are read; what is in it is lost even where the line is another. All are finite in single precision.
 * @returns the place behind the line feed; -1 where the bytes from `begin` on are something else, though they may be numbers.
 */
export function parsePlainRow(bytes: Uint8Array, begin: number, numbers: Float64Array | Float32Array): number {
  let place = begin;
  for (let at = 0; at < numbers.length; at++) {
    if (at > 0 && bytes[place++] !== space) return -1;
    place = scanNumber(bytes, place, numbers, at);
    if (place === -1) return -1;
  }
  if (bytes[place] === space) place++;
  if (bytes[place] === carriageReturn) place++;
  return bytes[place] === lineFeed ? place + 1 : -1;
}

/**
 * Reads a number that begins at a place into `numbers[at]`.
 *
 * Up to 15 digits with a power of ten up to 22 are exact in doubles, and so is their product or quotient but for one
 * rounding (Clinger 1990, section 3). With up to 40 digits the sum of digits is wrong by less than 2^-46 of its size.
 *
 * @returns the place behind it; -1 where there is none, or one that has to be read as text: one that is longer, or so large that
 *   single precision may have none, or where that small error could change the rounding.
 */
function scanNumber(bytes: Uint8Array, begin: number, numbers: Float64Array | Float32Array, at: number): number {
  let place = begin;
  const sign = bytes[place];
  if (sign === minus || sign === plus) place++;
  let mantissa = 0;
  let first = place;
  let digit = bytes[place] - zero;
  while (digit >= 0 && digit <= 9) {
    mantissa = mantissa * 10 + digit;
    digit = bytes[++place] - zero;
  }
  let digits = place - first;
  let scale = 0;
  if (bytes[place] === point) {
    first = place + 1;
    digit = bytes[++place] - zero;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = bytes[++place] - zero;
    }
    scale = first - place;
    digits -= scale;
  }
  if (digits === 0 || digits > 40) return -1;
  if ((bytes[place] | 32) === letterE) {
    const mark = bytes[++place];
    if (mark === minus || mark === plus) place++;
    let exponent = 0;
    first = place;
    digit = bytes[place] - zero;
    while (digit >= 0 && digit <= 9) {
      exponent = exponent * 10 + digit;
      digit = bytes[++place] - zero;
    }
    if (place === first) return -1;
    scale += mark === minus ? -exponent : exponent;
  }
  if (scale > 22 || scale < -22) return -1;
  const size = scale < 0 ? mantissa / powers[-scale] : mantissa * powers[scale];
  if (size > largestSingle) return -1;
  if (digits > 15 && Math.fround(size * (1 - 2 ** -46)) !== Math.fround(size * (1 + 2 ** -46))) return -1;
  numbers[at] = sign === minus ? -size : size;
  return place;
}

/** Returns bytes as text, for messages and slow paths. */
export function textOf(bytes: Uint8Array, begin: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + begin, end - begin).toString('utf8');
}

/** Larger numbers may become infinite in single precision. */
const largestSingle = 3.4e38;

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const letterE = 101;
const zero = 48;
const plus = 43;
const minus = 45;
const point = 46;
