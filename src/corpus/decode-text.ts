import { isAscii, isUtf8 } from 'node:buffer';
import { FileFormatError, OptionError } from '../errors.js';
import { findBadUtf8 } from './find-bad-utf8.js';

/** Turns the bytes of one text, in pieces of any length, into characters. */
export interface TextDecoding {
  /** Takes the next bytes; what can be decoded goes to `take` in stretches of at most 65,536 bytes. */
  push(bytes: Uint8Array, take: (text: string) => void): void;
  /** Takes note that the text ends here. */
  end(take: (text: string) => void): void;
}

/**
 * So many bytes are decoded together. Strings cut from a longer one keep it in memory, so that a reader of many pieces
 * holds no more than this for each that it keeps.
 */
const stretch = 1 << 16;

/** The characters of windows-1252 for the bytes 0x80 to 0x9f, as the WHATWG Encoding Standard lists them. */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Starts the decoding of one text; a byte order mark at its start is left out, and `\r\n` and a lone `\r` become `\n`.
 *
 * @param path what the text is called in messages.
 * @param encoding a label that `TextDecoder` knows, for instance `latin1`, `utf-16le` or `gb18030`; default `utf-8`. As
 *   everywhere on the web, `latin1` is windows-1252.
 * @throws OptionError when nobody knows the encoding; the decoding throws FileFormatError, naming the byte, where bytes
 *   stand for no character; what came before them has been taken then.
 */
export function decodeText(path: string, encoding = 'utf-8'): TextDecoding {
  return unifyLineEnds(createDecoding(path, encoding));
}

/** Throws an OptionError unless the encoding is known. */
export function checkEncoding(encoding: string): void {
  canonicalName(encoding);
}

function createDecoding(path: string, encoding: string): TextDecoding {
  const name = canonicalName(encoding);
  if (name === 'utf-8') return decodeUtf8(path);
  // Some versions of Node take this name for ISO 8859-1.
  return name === 'windows-1252' ? decodeWindows1252() : decodeOther(path, name);
}

function canonicalName(encoding: string): string {
  try {
    return new TextDecoder(encoding).encoding;
  } catch {
    throw new OptionError('encoding', encoding, 'a name that TextDecoder knows: utf-8, latin1, utf-16le, gb18030, ...');
  }
}

function decodeUtf8(path: string): TextDecoding {
  let offset = 0;
  let carried: Uint8Array = new Uint8Array(0);
  const decode = (bytes: Buffer, take: (text: string) => void): void => {
    const isFirst = offset === 0;
    const good = isUtf8(bytes) ? bytes.length : findBadUtf8(bytes);
    if (good > 0) {
      const part = good === bytes.length ? bytes : bytes.subarray(0, good);
      const text = part.toString(isAscii(part) ? 'latin1' : 'utf8');
      take(isFirst && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    }
    if (good < bytes.length) throw badUtf8(path, offset + good, bytes.subarray(good), isFirst && good === 0);
    offset += bytes.length;
  };
  return {
    push(bytes, take) {
      let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      if (carried.length > 0) {
        rest = Buffer.concat([carried, rest]);
        carried = carried.subarray(0, 0);
      }
      while (rest.length > 0) {
        const end = endOfWhole(rest, Math.min(stretch, rest.length));
        if (end === 0) break;
        decode(rest.subarray(0, end), take);
        rest = rest.subarray(end);
      }
      if (rest.length > 0) carried = Uint8Array.from(rest);
    },
    end(take) {
      if (carried.length > 0) decode(Buffer.from(carried), take);
    },
  };
}

/** The last place up to `end` where no character is cut, as far as the bytes before tell. */
function endOfWhole(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= Math.min(3, end); back++) {
    const byte = bytes[end - back];
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? end - back : end;
    }
  }
  return end;
}

function badUtf8(path: string, offset: number, bytes: Uint8Array, isFirst: boolean): FileFormatError {
  const [first = 0, second = 0] = bytes;
  const shown = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const isUtf16 = isFirst && ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff));
  const likely = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1';
  const advice = `if the text is in another encoding, name it, for instance --encoding ${likely}.`;
  return new FileFormatError(path, `byte ${offset}`, `${shown} is not UTF-8, or cut short; ${advice}`);
}

function decodeWindows1252(): TextDecoding {
  return {
    push(bytes, take) {
      for (let start = 0; start < bytes.length; start += stretch) {
        const part = Buffer.from(bytes.subarray(start, start + stretch));
        const text = part.toString('latin1');
        take(
          isAscii(part) ? text : text.replace(/[\x80-\x9f]/g, (sign) => windows1252.charAt(sign.charCodeAt(0) - 128)),
        );
      }
    },
    end: () => undefined,
  };
}

function decodeOther(path: string, encoding: string): TextDecoding {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  const decode = (bytes: Uint8Array, isLast: boolean): string => {
    try {
      const text = decoder.decode(bytes, { stream: !isLast });
      offset += bytes.length;
      return text;
    } catch (cause) {
      const place = isLast ? `byte ${offset}` : `between bytes ${offset} and ${offset + bytes.length}`;
      const problem = `is not in the encoding ${encoding}, or cut short; name the right one by --encoding.`;
      throw new FileFormatError(path, place, problem, { cause });
    }
  };
  return {
    push(bytes, take) {
      for (let start = 0; start < bytes.length; start += stretch) {
        const text = decode(bytes.subarray(start, start + stretch), false);
        if (text !== '') take(text);
      }
    },
    end(take) {
      const text = decode(new Uint8Array(0), true);
      if (text !== '') take(text);
    },
  };
}

/** Turns `\r\n` and a lone `\r` into `\n`. */
function unifyLineEnds(inner: TextDecoding): TextDecoding {
  let isReturnHeld = false;
  const unify =
    (take: (text: string) => void) =>
    (piece: string): void => {
      let text = isReturnHeld ? `\r${piece}` : piece;
      isReturnHeld = text.endsWith('\r');
      if (isReturnHeld) text = text.slice(0, -1);
      if (text !== '') take(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
    };
  return {
    push: (bytes, take) => inner.push(bytes, unify(take)),
    end(take) {
      inner.end(unify(take));
      if (isReturnHeld) take('\n');
      isReturnHeld = false;
    },
  };
}
