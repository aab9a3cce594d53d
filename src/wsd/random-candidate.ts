import { requireOption } from '../errors.js';
import { createRandom } from '../random.js';
import type { Question, Scorer } from './disambiguator.js';
import { createPlainScorer } from './plain-scorer.js';

/**
 * Scores candidates by chance: a baseline. The numbers depend on the seed, the text, the place of the word and the keys alone, so that the
 * same question is answered alike in any order.
 *
 * @param options.seed a whole number, default 1.
 */
export function createRandomCandidate(options: { readonly seed?: number } = {}): Scorer {
  const { seed = 1 } = options;
  requireOption(Number.isSafeInteger(seed), 'seed', seed, 'a whole number');
  return createPlainScorer({
    name: 'random',
    score: (question) => ({
      scores: Float64Array.from(question.candidates, ({ key }) =>
        createRandom(hash(`${seed} ${key} ${place(question)}`)).uniform(),
      ),
      hasEvidence: true,
      missing: [],
    }),
    explain: () => 'it was drawn by chance',
  });
}

function place({ occurrence: { start, text } }: Question): string {
  return `${start} ${text}`;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
