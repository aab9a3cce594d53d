import type { Random } from '../../src/random.js';
import { mutateJson, mutateJsonLines } from './mutate-json.js';

/** What {@link mutate} draws from. */
export interface MutationContext {
  readonly random: Random;
  readonly seeds: readonly Uint8Array[];
  readonly tokens: readonly string[];
}

type Mutation = (bytes: Buffer, context: MutationContext) => Buffer;

/** No input grows beyond this. */
const longestInput = 1 << 18;

const extremes = [
  ...['0', '-0', '-1', '1', '2', '255', '65536', '2147483647', '2147483648', '4294967295', '4294967296'],
  ...['9007199254740991', '9007199254740993', '9223372036854775807', '18446744073709551616', '1e308', '1e309'],
  ...['1e-320', 'NaN', 'Infinity', '-Infinity', '0x10', '1_000', '+1', '1.', '.5', '1,5', '00000001', ''],
  '9'.repeat(400),
];
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'null',
  'undefined',
  '',
];
const pieces = [
  ...[
    '\u0000',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '"',
    "'",
    '\\',
    '/',
    '<',
    '>',
    '&',
    ';',
    ':',
    ',',
    '.',
    '-',
    '_',
    '%',
    '#',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '|',
    '=',
    '?',
    '*',
    '\u2028',
    '\ufeff',
    '\u200d',
    '\u0301',
    '中文',
    '👩‍👩‍👧',
    'İ',
    'ß',
  ],
  ...[
    '<!DOCTYPE x [<!ENTITY a "&b;&b;">]>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&#x110000;',
    '&#0;',
    '{{',
    '[[',
    '../',
  ],
];
const invalidUtf8 = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe4, 0xb8],
  [0xff, 0xfe],
  [0x80],
];
const brackets = [
  ['[', ']'],
  ['{"a":', '}'],
  ['(', ')'],
  ['{', '}'],
  ['<a>', '</a>'],
  ['"', '"'],
  ['{{', '}}'],
  ['[[', ']]'],
];
const wideNumbers = [
  0n,
  1n,
  0xffn,
  0x7fffn,
  0xffffn,
  0x7fff_ffffn,
  0x8000_0000n,
  0xffff_ffffn,
  2n ** 53n,
  2n ** 63n,
  2n ** 64n - 1n,
];
const singles = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 3.4e38, 1e-45];

const pick = <T>(items: readonly T[], random: Random): T => items[random.integer(items.length)] as T;

/** A stretch of the input, mostly a short one. */
function stretch(bytes: Buffer, random: Random): readonly [begin: number, end: number] {
  const begin = random.integer(bytes.length + 1);
  const most = random.integer(4) === 0 ? bytes.length : 16;
  return [begin, Math.min(bytes.length, begin + 1 + random.integer(most + 1))];
}

const replace = (bytes: Buffer, [begin, end]: readonly [number, number], by: Uint8Array | string): Buffer =>
  Buffer.concat([bytes.subarray(0, begin), typeof by === 'string' ? Buffer.from(by) : by, bytes.subarray(end)]);

/** Long inputs are searched in part. */
const widestWindow = 4096;

/** The places where a pattern matches, of which one is drawn; undefined where there is none. */
function match(bytes: Buffer, pattern: RegExp, random: Random): readonly [number, number] | undefined {
  const start = Math.max(0, random.integer(bytes.length + 1) - widestWindow / 2);
  const found = [...bytes.toString('latin1', start, start + widestWindow).matchAll(pattern)];
  if (found.length === 0) return undefined;
  const { index, 0: text } = pick(found, random);
  return [start + index, start + index + text.length];
}

const swapLines: Mutation = (bytes, { random }) => {
  const lines = bytes.toString('latin1').split('\n');
  const [from, to] = [random.integer(lines.length), random.integer(lines.length)];
  const [line = ''] = lines.splice(from, 1);
  const kind = random.integer(3);
  if (kind > 0) lines.splice(to, 0, line);
  if (kind > 1) lines.splice(from, 0, line);
  return Buffer.from(lines.join('\n'), 'latin1');
};

const nest: Mutation = (bytes, { random }) => {
  const [begin, end] = stretch(bytes, random);
  const [open = '', close = ''] = pick(brackets, random);
  const depth = random.integer(24) === 0 ? 20_000 : 1 + random.integer(20);
  const tail = random.integer(3) === 0 ? '' : close.repeat(depth);
  const inner = Buffer.concat([Buffer.from(open.repeat(depth)), bytes.subarray(begin, end), Buffer.from(tail)]);
  return replace(bytes, [begin, end], inner);
};

const lengthen: Mutation = (bytes, { random }) => {
  const [begin, end] = stretch(bytes, random);
  const piece = bytes.subarray(begin, Math.min(end, begin + 1 + random.integer(8)));
  if (piece.length === 0) return bytes;
  const times = Math.ceil((random.integer(24) === 0 ? 65_536 : 1 + random.integer(300)) / piece.length);
  return replace(bytes, [begin, begin], Buffer.concat(Array.from({ length: times }, () => piece)));
};

const overwriteNumber: Mutation = (bytes, { random }) => {
  const width = pick([1, 2, 4, 4, 8], random);
  if (bytes.length < width) return bytes;
  const copy = Buffer.from(bytes);
  const at = random.integer(bytes.length - width + 1);
  const place = random.integer(2) === 0 ? at - (at % width) : at;
  if (width === 4 && random.integer(3) === 0) {
    copy.writeFloatLE(pick(singles, random), place);
    return copy;
  }
  const number = pick(wideNumbers, random);
  for (let byte = 0; byte < width; byte++) copy[place + byte] = Number((number >> BigInt(8 * byte)) & 0xffn);
  return copy;
};

const flip: Mutation = (bytes, { random }) => {
  if (bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  const at = random.integer(bytes.length);
  copy[at] = random.integer(2) === 0 ? (copy[at] as number) ^ (1 << random.integer(8)) : random.integer(256);
  return copy;
};

const mutations: readonly Mutation[] = [
  flip,
  flip,
  overwriteNumber,
  (bytes, { random }) => replace(bytes, stretch(bytes, random), ''),
  (bytes, { random }) => bytes.subarray(0, random.integer(bytes.length + 1)),
  (bytes, { random }) => {
    const [begin, end] = stretch(bytes, random);
    return replace(bytes, [end, end], bytes.subarray(begin, end));
  },
  (bytes, { random, seeds }) => {
    const other = Buffer.from(pick(seeds, random));
    return replace(bytes, stretch(bytes, random), other.subarray(...stretch(other, random)));
  },
  (bytes, { random }) => replace(bytes, stretch(bytes, random), pick(pieces, random)),
  (bytes, { random }) => {
    const at = random.integer(bytes.length + 1);
    return replace(bytes, [at, at], pick(pieces, random));
  },
  (bytes, { random }) => {
    const at = random.integer(bytes.length + 1);
    return replace(bytes, [at, at], Uint8Array.from(pick(invalidUtf8, random)));
  },
  (bytes, { random }) => {
    const found = match(bytes, /-?\d+(?:\.\d+)?/g, random);
    return found === undefined ? bytes : replace(bytes, found, pick(extremes, random));
  },
  (bytes, { random }) => {
    const found = match(bytes, /[\w$-]+/g, random);
    return found === undefined
      ? bytes
      : replace(bytes, found, pick(random.integer(2) === 0 ? names : extremes, random));
  },
  (bytes, { random }) => {
    const values = ['null', 'true', '[]', '{}', '""', '-1', '1.5', '[null]', '{"__proto__":null}', '"constructor"'];
    const found = match(bytes, /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\[[^[\]]*\]/g, random);
    return found === undefined ? bytes : replace(bytes, found, pick(values, random));
  },
  (bytes, { random }) => {
    const [from, to] = [match(bytes, /[^\t\n,;| ]+/g, random), match(bytes, /[^\t\n,;| ]+/g, random)];
    return from === undefined || to === undefined ? bytes : replace(bytes, to, bytes.subarray(...from));
  },
  (bytes, { random, tokens }) => {
    if (tokens.length === 0) return bytes;
    const place = stretch(bytes, random);
    return replace(bytes, random.integer(2) === 0 ? place : [place[0], place[0]], pick(tokens, random));
  },
  swapLines,
  nest,
  lengthen,
];

/** Makes a new input of one of the seeds by one to six changes, most often few. */
export function mutate(context: MutationContext): Buffer {
  const { random, seeds } = context;
  let bytes: Buffer = Buffer.from(pick(seeds, random));
  if ((bytes[0] === 0x7b || bytes[0] === 0x5b) && random.integer(3) > 0) {
    const text = bytes.toString('utf8');
    const changed = mutateJson(text, random) ?? mutateJsonLines(text, random);
    if (changed !== undefined && random.integer(4) > 0) return Buffer.from(changed);
    bytes = Buffer.from(changed ?? text);
  }
  const changes = 1 + Math.floor(6 * random.uniform() ** 2);
  for (let change = 0; change < changes; change++) {
    const changed = pick(mutations, random)(bytes, context);
    if (changed.length <= longestInput) bytes = changed;
  }
  return bytes;
}
