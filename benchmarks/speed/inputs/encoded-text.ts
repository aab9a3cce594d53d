import { readFileSync, writeFileSync } from 'node:fs';
import type { EncodedTokens } from '../../../src/corpus/encode-text.js';
import { cachedFile, importBuilt } from './cache.js';
import { corpusText } from './corpus-text.js';

/** Words that occur less often are left out. */
export const minimumCount = 5;

/** Ids of a text of the corpora: a file of numbers, and what they mean. */
export interface EncodedFile {
  readonly path: string;
  readonly type: 'uint16' | 'uint32';
  readonly words: number;
  /** Tokens of known words. */
  readonly tokens: number;
}

/** Returns the cached ids of a text of `tokens` tokens, or undefined where there are no corpora. */
export async function encodedText(tokens: number): Promise<EncodedFile | undefined> {
  const text = await corpusText(tokens);
  if (text === undefined) return undefined;
  const description = await cachedFile(`encoded-${tokens}-${minimumCount}.json`, async (path) => {
    const { encodeText } =
      await importBuilt<typeof import('../../../src/corpus/encode-text.js')>('corpus/encode-text.js');
    const { ids, words } = await encodeText(text, { minimumCount });
    const file = await cachedFile(`encoded-${tokens}-${minimumCount}.ids`, (target) => writeFileSync(target, ids));
    const known = Array.from(ids).filter((id) => id < words).length;
    const type = ids instanceof Uint16Array ? 'uint16' : 'uint32';
    writeFileSync(path, JSON.stringify({ path: file, type, words, tokens: known } satisfies EncodedFile));
  });
  return JSON.parse(readFileSync(description, 'utf8')) as EncodedFile;
}

/** Reads such ids. */
export function readEncoded({ path, type, words }: EncodedFile): EncodedTokens {
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  return { words, ids: type === 'uint16' ? new Uint16Array(bytes) : new Uint32Array(bytes) };
}

/** Returns the path of a cached text whose tokens stand between single spaces, in lower case, as GloVe takes them. */
export async function spacedText(tokens: number): Promise<string | undefined> {
  const text = await corpusText(tokens);
  if (text === undefined) return undefined;
  return cachedFile(`spaced-${tokens}.txt`, async (path) => {
    const { encodeText } =
      await importBuilt<typeof import('../../../src/corpus/encode-text.js')>('corpus/encode-text.js');
    const { ids, vocabulary, words } = await encodeText(text);
    const labels = [...vocabulary.labels, '\n'];
    const parts: string[] = [];
    for (let start = 0; start < ids.length; start += 1 << 20) {
      parts.push(
        Array.from(ids.subarray(start, start + (1 << 20)), (id) => labels[id] + (id < words ? ' ' : '')).join(''),
      );
    }
    writeFileSync(path, parts.join('').replaceAll(' \n', '\n'));
  });
}
