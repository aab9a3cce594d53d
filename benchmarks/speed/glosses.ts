import { createRandom } from '../../src/random.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { discard, normalMatrix } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

const dimensions = 300;
const candidates = 6;
const tokensOfLemma = 20;

/** Peers in plain JavaScript score so many tokens; rates stay comparable. */
const fewTokens = 2000;

interface GlossCase {
  readonly precision: 'int8' | 'single';
  readonly order: 'by lemma' | 'as in text';
  readonly contexts?: 'floats' | 'rounded';
}

await defineSpeed(import.meta.url, {
  id: 'glosses',
  title: `Scores of ${candidates} candidate glosses a token, ${dimensions} dimensions`,
  cases: (settings) => glossCases(settings),
});

function glossCases({ quick }: SpeedSettings): SpeedCase[] {
  const tokens = quick ? 50_000 : 200_000;
  const glosses = quick ? 30_000 : 117_659;
  const group = `${tokens} tokens, ${tokensOfLemma} a lemma, ${glosses} glosses`;
  const workOf = (count: number): Work[] => [
    { amount: count, unit: 'tokens' },
    { amount: 2 * count * candidates * dimensions, unit: 'flop' },
  ];
  const own = (name: string, options: GlossCase): SpeedCase => ({
    group,
    name,
    role: 'ours',
    work: workOf(tokens),
    prepare: () => prepareScorer(tokens, glosses, options),
  });
  const peer = (name: string, kind: string): SpeedCase => ({
    group,
    name,
    role: 'peer',
    work: workOf(tokens),
    python: { script: 'glosses.py', arguments: { kind, tokens, glosses, dimensions, candidates, tokensOfLemma } },
  });
  return [
    own('8 bits, tokens by lemma', { precision: 'int8', order: 'by lemma' }),
    own('8 bits, tokens as in text', { precision: 'int8', order: 'as in text' }),
    own('8 bits, contexts of floats, by lemma', { precision: 'int8', order: 'by lemma', contexts: 'floats' }),
    own('floats, tokens by lemma', { precision: 'single', order: 'by lemma', contexts: 'floats' }),
    {
      group,
      name: `8 bits, plain, ${fewTokens} tokens`,
      role: 'twin',
      work: workOf(fewTokens),
      prepare: () => prepareScorer(fewTokens, glosses, { precision: 'int8', order: 'by lemma' }),
    },
    peer('numpy einsum, by lemma', 'by lemma'),
    peer('numpy einsum, as in text', 'as in text'),
    limitCase('dot16', { group }),
    limitCase('multiplyAdd', { group }),
  ];
}

async function prepareScorer(
  tokens: number,
  glosses: number,
  { precision, order, contexts = 'rounded' }: GlossCase,
): Promise<SpeedRun> {
  const { createGlossScorer } =
    await importBuilt<typeof import('../../src/wsd/gloss-scorer.js')>('wsd/gloss-scorer.js');
  const { roundRows } =
    await importBuilt<typeof import('../../src/matrix/rounded-vectors.js')>('matrix/rounded-vectors.js');
  const random = createRandom(1);
  const lemmaCount = Math.ceil(tokens / tokensOfLemma);
  const starts = Uint32Array.from({ length: lemmaCount + 1 }, (_, lemma) => lemma * candidates);
  const rows = Uint32Array.from({ length: lemmaCount * candidates }, () => random.integer(glosses));
  const scorer = createGlossScorer(await normalMatrix(glosses, dimensions), { starts, rows }, { precision });
  const lemmas = Uint32Array.from({ length: tokens }, () => random.integer(lemmaCount));
  if (order === 'by lemma') lemmas.sort();
  const vectors = await normalMatrix(tokens, dimensions);
  const given = contexts === 'floats' ? vectors : roundRows(vectors);
  return () => discard(scorer.score(lemmas, given));
}
