import damerauLevenshtein from 'damerau-levenshtein';
import { requireWhole } from '../errors.js';

/** How {@link suggestWords} chooses. */
export interface SuggestOptions {
  /** How many words to give at most; default 3. */
  readonly limit?: number;
}

/**
 * Finds the known words nearest to `word` by Damerau-Levenshtein distance, nearest first, ties by name.
 *
 * A word is near when its distance is at most a third of the shorter length, rounded up; further words are never suggested, nor words that share no letter with it.
 *
 * @throws OptionError when `limit` is not a whole number from 1.
 * @example suggestWords('recieve', ['receive', 'relieve', 'dog']) // ['receive', 'relieve']
 */
export function suggestWords(word: string, vocabulary: Iterable<string>, options: SuggestOptions = {}): string[] {
  const { limit = 3 } = options;
  requireWhole('limit', limit, 1);
  const best: { word: string; distance: number }[] = [];
  const candidates = candidatesByBound(word, vocabulary);
  for (let bound = 0; bound < candidates.length; bound++) {
    if (best.length === limit && (best[limit - 1]?.distance ?? 0) < bound) break;
    for (const candidate of candidates[bound] ?? []) {
      const { steps: distance } = damerauLevenshtein(word, candidate);
      if (distance > farthestAllowed(word, candidate) || distance === Math.max(word.length, candidate.length)) continue;
      insert(best, { word: candidate, distance }, limit);
    }
  }
  return best.map((entry) => entry.word);
}

// The distance is costly, so words are first sorted by a lower bound of it: one edit changes the bag of letters by at
// most one letter lost and one gained, and a transposition changes nothing.
function candidatesByBound(word: string, vocabulary: Iterable<string>): string[][] {
  const wanted = countLetters(word);
  const candidates: string[][] = [];
  const rest = new Int16Array(wanted.length);
  for (const candidate of vocabulary) {
    const allowed = farthestAllowed(word, candidate);
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    rest.set(wanted);
    let shared = 0;
    for (let i = 0; i < candidate.length; i++) {
      const slot = candidate.charCodeAt(i) & 127;
      const left = rest[slot] as number;
      if (left > 0) shared++;
      rest[slot] = left - 1;
    }
    const bound = Math.max(word.length, candidate.length) - shared;
    if (bound > allowed) continue;
    candidates[bound] ??= [];
    candidates[bound].push(candidate);
  }
  return candidates;
}

function countLetters(word: string): Int16Array {
  const counts = new Int16Array(128);
  for (let i = 0; i < word.length; i++) {
    const slot = word.charCodeAt(i) & 127;
    counts[slot] = (counts[slot] as number) + 1;
  }
  return counts;
}

function farthestAllowed(word: string, candidate: string): number {
  return Math.ceil(Math.min(word.length, candidate.length) / 3);
}

function insert(best: { word: string; distance: number }[], entry: { word: string; distance: number }, limit: number) {
  best.push(entry);
  best.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  if (best.length > limit) best.pop();
}
