/** Codes of the classes of tokens, as kernels take them. */
export const tokenClassCodes = { whitespace: 0, words: 1 } as const;

/** The first byte of each token of a stretch of UTF-8 and the byte after its last; a newline is a token of its own. */
export interface TokenPlaces {
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
}

/** Finds the tokens in bytes `begin` to `end`: runs of visible bytes, or words; the class is one of `tokenClassCodes`. */
export function findTokens(tokenClass: number, bytes: Uint8Array, begin: number, end: number): TokenPlaces {
  const firsts: number[] = [];
  const lasts: number[] = [];
  const isInside =
    tokenClass === tokenClassCodes.words ? wordBytes(bytes, begin, end) : visibleBytes(bytes, begin, end);
  for (let place = begin; place < end; place++) {
    const inside = isInside[place - begin];
    const before = place > begin && isInside[place - begin - 1];
    if (bytes[place] === newline || (inside && !before)) firsts.push(place);
    if (bytes[place] === newline || (inside && (place + 1 === end || !isInside[place - begin + 1])))
      lasts.push(place + 1);
  }
  return { firsts, lasts };
}

const newline = 10;

function visibleBytes(bytes: Uint8Array, begin: number, end: number): boolean[] {
  return Array.from(bytes.subarray(begin, end), (byte) => byte > 32);
}

/** Letters, digits and all beyond ASCII but separators; an apostrophe or hyphen where such bytes stand on both sides. */
function wordBytes(bytes: Uint8Array, begin: number, end: number): boolean[] {
  const stretch = bytes.subarray(begin, end);
  const isWord = Array.from(stretch, (byte) => byte >= 0x80 || isAlphanumeric(byte));
  for (let place = 0; place < stretch.length; place++) {
    isWord.fill(false, place, place + separatorLength(bytes, begin + place));
  }
  const isJoined = [...isWord];
  for (let place = 1; place < stretch.length; place++) {
    const length = joinerLength(bytes, begin + place);
    if (length > 0 && isWord[place - 1] && isWord[place + length]) isJoined.fill(true, place, place + length);
  }
  return isJoined;
}

function isAlphanumeric(byte: number): boolean {
  const lower = byte | 32;
  return (byte >= 48 && byte <= 57) || (lower >= 97 && lower <= 122);
}

/** The length of the apostrophe, hyphen or typographic apostrophe at a place, or 0. */
function joinerLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 39 || bytes[at] === 45) return 1;
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x99 ? 3 : 0;
}

/** The length of the separator outside ASCII that begins at a place, or 0. */
function separatorLength(bytes: Uint8Array, at: number): number {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first === 0xc2) return second === 0xaa || second === 0xb5 || second === 0xba ? 0 : 2;
  if (first === 0xe2) return second === 0x80 || (second === 0x81 && third < 0xb0) ? 3 : 0;
  if (first === 0xe3) return second === 0x80 ? 3 : 0;
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}
