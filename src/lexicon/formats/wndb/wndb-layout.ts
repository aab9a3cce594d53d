import type { WndbFrame, WndbFullLine, WndbPointer } from './wndb-line.js';

/**
 * What the order of a line says beyond its synset and senses, in a form that stands in the `dc:format` of a synset: from which
 * word each pointer starts, and the frames.
 *
 * The records keep the pointers of a synset and those of each of its senses apart, each in its order, so the words that they
 * start from are enough to put them together again.
 */
export interface WndbLayout {
  /** Two hexadecimal digits for each pointer; undefined where it is the usual order. */
  readonly sources: string | undefined;
  /** The frames as the line has them; undefined where it is the usual order. */
  readonly frames: string | undefined;
  /** One hexadecimal digit for each word, its lexical id; undefined where they are those of the sense keys. */
  readonly lexicalIds: string | undefined;
}

const prefix = 'wndb';

const usualLayout: WndbLayout = { sources: undefined, frames: undefined, lexicalIds: undefined };

/**
 * The layout of a line as text, or undefined for the usual one: the pointers of the synset, then those of each word.
 *
 * @param keyIds the lexical id of each word by its sense key; words that differ in letter case may share a key.
 */
export function formatWndbLayout(
  { pointers, frames, members }: WndbFullLine,
  keyIds: readonly number[],
): string | undefined {
  const isOrdered = pointers.every(({ source }, at) => at === 0 || source >= (pointers[at - 1] as WndbPointer).source);
  const written = joinFrames(frames);
  const isUsual = frames.length === 0 || joinFrames(orderFrames(frames, members.length)) === written;
  const isKeyed = members.every(({ lexicalId }, at) => lexicalId === keyIds[at]);
  if (isOrdered && isUsual && isKeyed) return undefined;
  const sources = isOrdered ? '' : ` pointers=${pointers.map(({ source }) => twoDigits(source, 16)).join('')}`;
  const ids = isKeyed ? '' : ` ids=${members.map(({ lexicalId }) => lexicalId.toString(16)).join('')}`;
  return `${prefix}${sources}${isUsual ? '' : ` frames=${written}`}${ids}`;
}

/** Reads what {@link formatWndbLayout} wrote; what is anything else is the usual layout. */
export function parseWndbLayout(text: string | undefined): WndbLayout {
  if (text === undefined || !text.startsWith(`${prefix} `)) return usualLayout;
  return {
    sources: / pointers=([\da-f]+)/.exec(text)?.[1],
    frames: / frames=([\da-f.,]+)/.exec(text)?.[1],
    lexicalIds: / ids=([\da-f]+)/.exec(text)?.[1],
  };
}

/** Reads the frames of a layout. */
export function parseFrames(text: string): WndbFrame[] {
  return text.split(',').map((part) => {
    const [number = '', word = ''] = part.split('.');
    return { number: Number(number), word: Number.parseInt(word, 16) };
  });
}

/** Frames as text. */
export function joinFrames(frames: readonly WndbFrame[]): string {
  return frames.map(({ number, word }) => `${twoDigits(number, 10)}.${twoDigits(word, 16)}`).join(',');
}

/** Frames in the usual form: by their numbers, then by the words; what holds for each word is said of all. */
export function orderFrames(frames: readonly WndbFrame[], memberCount: number): WndbFrame[] {
  const words = new Map<number, Set<number>>();
  for (const { number, word } of frames) {
    const known = words.get(number) ?? new Set();
    for (const each of word === 0 ? Array.from({ length: memberCount }, (_, at) => at + 1) : [word]) known.add(each);
    words.set(number, known);
  }
  return [...words]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, known]) => {
      if (known.size === memberCount) return [{ number, word: 0 }];
      return [...known].sort((a, b) => a - b).map((word) => ({ number, word }));
    });
}

function twoDigits(value: number, base: number): string {
  return value.toString(base).padStart(2, '0');
}

/**
 * Which lines of index files end in more than the usual two spaces, as the `dc:format` of a lexicon; undefined for none.
 * WordNet has filled up one line.
 */
export function describePadding(indexes: ReadonlyMap<string, Buffer>): string | undefined {
  const padded: string[] = [];
  for (const [name, bytes] of indexes) {
    for (let at = bytes.indexOf(threeSpaces); at !== -1; at = bytes.indexOf(threeSpaces, at + 1)) {
      const start = bytes.lastIndexOf('\n', at) + 1;
      const line = bytes.toString('utf8', start, at + threeSpaces.length - 1);
      // The lines of the licence begin with spaces.
      if (line.startsWith(' ')) continue;
      padded.push(`${name}:${line.slice(0, line.indexOf(' '))}+${line.length - line.trimEnd().length - 2}`);
    }
  }
  return padded.length === 0 ? undefined : [prefix, ...padded].join(' ');
}

const threeSpaces = '   \n';

/** The further spaces of lines of index files by file and lemma, as {@link describePadding} tells them. */
export function readPadding(text: string | undefined): ReadonlyMap<string, string> {
  const parts = text?.startsWith(`${prefix} `) ? text.split(' ').slice(1) : [];
  return new Map(
    parts.flatMap((part) => {
      const [, name, count] = /^(.+)\+(\d{1,3})$/.exec(part) ?? [];
      return name === undefined ? [] : [[name, ' '.repeat(Number(count))] as const];
    }),
  );
}
