import { readFileSync } from 'node:fs';
import { createRandom } from '../../../src/random.js';
import { corpusText } from './corpus-text.js';

/** Numbers of words by falling frequency, with `window` fillers of the number `words` after every line. */
export interface WordIds {
  readonly ids: Uint16Array;
  readonly words: number;
  readonly source: 'corpora' | 'drawn';
}

/**
 * Returns the running words of a text as numbers, words outside the vocabulary left out: of the corpora in QUALIA_DATA,
 * or drawn (Zipf's law within fifty topics) where there are none.
 */
export async function wordIds(tokens: number, words: number, window: number): Promise<WordIds> {
  const path = await corpusText(tokens);
  if (path === undefined) return { ids: drawIds(tokens, words, window), words, source: 'drawn' };
  const text = readFileSync(path, 'latin1').toLowerCase();
  const tokenPattern = /[a-z]+|\n/g;
  const counts = new Map<string, number>();
  for (const [token] of text.matchAll(tokenPattern)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const newlines = counts.get('\n') ?? 0;
  counts.delete('\n');
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, words);
  const ids = new Map(ranked.map(([word], id) => [word, id]));
  const known = ranked.reduce((sum, [, count]) => sum + count, 0);
  const numbers = new Uint16Array(known + (newlines + 2) * window);
  let end = numbers.fill(words, 0, window).length > 0 ? window : 0;
  for (const [token] of text.matchAll(tokenPattern)) {
    const id = ids.get(token);
    if (id !== undefined) numbers[end++] = id;
    else if (token === '\n') {
      numbers.fill(words, end, end + window);
      end += window;
    }
  }
  numbers.fill(words, end, end + window);
  return { ids: numbers.subarray(0, end + window), words, source: 'corpora' };
}

/** Lines of 95 tokens; half of the tokens of a line are words of its topic. */
function drawIds(tokens: number, words: number, window: number): Uint16Array {
  const random = createRandom(1);
  const topics = 50;
  const line = 95;
  const ids = new Uint16Array(tokens + window + Math.ceil(tokens / line) * window).fill(words);
  for (let token = 0, at = window, topic = 0; token < tokens; token++, at++) {
    if (token % line === 0) {
      topic = random.integer(topics);
      if (token > 0) at += window;
    }
    const rank = Math.floor(words ** random.uniform()) - 1;
    const isTopical = rank >= topics && random.uniform() < 0.5;
    ids[at] = isTopical ? Math.min(words - 1, rank - (rank % topics) + topic) : rank;
  }
  return ids;
}
