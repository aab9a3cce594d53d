/** Powers of ten that doubles hold exactly. */
const powers = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * Reads a decimal number of ASCII bytes `begin` to `end`, for instance `-12`, `.5` or `6.02E+23`, as exactly as single
 * precision needs: rounding the result to single precision gives what rounding the number itself does.
 *
 * Up to 15 digits with a power of ten up to 22 are exact in doubles, and so is their product or quotient but for one
 * rounding (Clinger 1990, section 3). With up to 40 digits the sum of digits is wrong by less than 2^-46 of its size, and
 * only where that could change the rounding does the number go through text, as what is longer does.
 *
 * @returns NaN where the bytes are not such a number.
 */
export function parseSingle(bytes: Uint8Array, begin: number, end: number): number {
  let place = begin;
  const sign = bytes[place];
  if (sign === minus || sign === plus) place++;
  let mantissa = 0;
  let digits = 0;
  let scale = 0;
  for (; place < end; place++) {
    const digit = bytes[place] - zero;
    if (digit < 0 || digit > 9) break;
    mantissa = mantissa * 10 + digit;
    digits++;
  }
  if (bytes[place] === point && place < end) {
    place++;
    const first = place;
    for (; place < end; place++) {
      const digit = bytes[place] - zero;
      if (digit < 0 || digit > 9) break;
      mantissa = mantissa * 10 + digit;
      digits++;
    }
    scale = first - place;
  }
  if (digits === 0) return Number.NaN;
  if (place < end) {
    const exponent = parseExponent(bytes, place, end);
    if (Number.isNaN(exponent)) return exponent;
    scale += exponent;
  }
  if (digits > 40 || scale > 22 || scale < -22) return Number(textOf(bytes, begin, end));
  const size = scale < 0 ? mantissa / powers[-scale] : mantissa * powers[scale];
  if (digits > 15 && Math.fround(size * (1 - 2 ** -46)) !== Math.fround(size * (1 + 2 ** -46))) {
    return Number(textOf(bytes, begin, end));
  }
  return sign === minus ? -size : size;
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
    const isNegative = bytes[place] === minus;
    if (isNegative) place++;
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
      const end = endOfExponent(bytes, place);
      const exponent = parseExponent(bytes, place, end);
      if (Number.isNaN(exponent)) return -1;
      scale += exponent;
      place = end;
    }
    if (scale > 22 || scale < -22) return -1;
    const size = scale < 0 ? mantissa / powers[-scale] : mantissa * powers[scale];
    if (size > largestSingle) return -1;
    if (digits > 15 && Math.fround(size * (1 - 2 ** -46)) !== Math.fround(size * (1 + 2 ** -46))) return -1;
    numbers[at] = isNegative ? -size : size;
  }
  if (bytes[place] === space) place++;
  if (bytes[place] === carriageReturn) place++;
  return bytes[place] === lineFeed ? place + 1 : -1;
}

/** Where the digits end behind a letter and perhaps a sign. */
function endOfExponent(bytes: Uint8Array, begin: number): number {
  let place = begin + 1;
  if (bytes[place] === minus || bytes[place] === plus) place++;
  while (bytes[place] >= zero && bytes[place] <= zero + 9) place++;
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

/** Reads `e-12` and the like, all the way to `end`; NaN where it is something else. */
function parseExponent(bytes: Uint8Array, begin: number, end: number): number {
  if ((bytes[begin] | 32) !== letterE) return Number.NaN;
  let place = begin + 1;
  const sign = bytes[place];
  if (sign === minus || sign === plus) place++;
  if (place >= end) return Number.NaN;
  let exponent = 0;
  for (; place < end; place++) {
    const digit = bytes[place] - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    exponent = exponent * 10 + digit;
  }
  return sign === minus ? -exponent : exponent;
}
