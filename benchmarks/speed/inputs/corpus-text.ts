import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { cachedFile, dataPath } from './cache.js';

/** Novels, classic books and film reviews, one paragraph a line. */
const archives = ['100_english_novels.tar.xz', 'classic_books_markdown_subset.tar.xz', 'aclImdb_50k.tar.xz'] as const;

/** Why a text may be missing. */
export const missingText = 'there are no corpora in QUALIA_DATA';

/**
 * Returns the path of a cached text of about `tokens` words (39.5 million at most), cut after a line, or undefined where
 * QUALIA_DATA has no corpora. Needs `tar` and `xz` the first time.
 */
export async function corpusText(tokens: number): Promise<string | undefined> {
  const paths = archives.map((name) => dataPath(`corpora/${name}`));
  if (paths.some((path) => path === undefined)) return undefined;
  return cachedFile(`corpus-${tokens}.txt`, (target) => {
    const file = openSync(target, 'w');
    let left = tokens;
    for (const path of paths) {
      if (left <= 0) break;
      const text = execFileSync('tar', ['-xOf', path as string], { maxBuffer: 2 ** 30 });
      const { end, words } = cutAfter(text, left);
      left -= words;
      writeSync(file, text.subarray(0, end));
    }
    closeSync(file);
  });
}

/** Finds the end of the line in which the word of number `most` ends. */
function cutAfter(text: Uint8Array, most: number): { readonly end: number; readonly words: number } {
  let words = 0;
  for (let at = 1; at < text.length; at++) {
    const byte = text[at] as number;
    if (byte <= 32 && (text[at - 1] as number) > 32) words++;
    if (byte === 10 && words >= most) return { end: at + 1, words };
  }
  return { end: text.length, words };
}
