import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { createMath, discard, normalMathMatrix, normalMatrix, normalMlMatrix } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

/** Outer products one by one get fewer triples; rates stay comparable. */
const fewTriples = 200;

await defineSpeed(import.meta.url, {
  id: 'verbs',
  title: 'Verb matrices of argument pairs, and sentences under them',
  cases: (settings) =>
    [100, 300].flatMap((dimensions) => [...matrixCases(dimensions, settings), ...sentenceCases(dimensions)]),
});

function matrixCases(dimensions: number, { quick }: SpeedSettings): SpeedCase[] {
  const triples = quick ? 2000 : 10_000;
  const group = `verb matrix, ${dimensions} dimensions`;
  const workOf = (count: number): Work[] => [
    { amount: count, unit: 'triples' },
    { amount: 2 * count * dimensions ** 2, unit: 'flop' },
  ];
  const python = (name: string, kind: string, count: number): SpeedCase => ({
    group,
    name,
    role: 'peer',
    work: workOf(count),
    python: { script: 'verbs.py', arguments: { kind, dimensions, count } },
  });
  return [
    {
      group,
      name: 'relationalMatrix',
      role: 'ours',
      work: workOf(triples),
      prepare: () => prepareMatrix(triples, dimensions),
    },
    {
      group,
      name: `relationalMatrix, plain, ${fewTriples} triples`,
      role: 'twin',
      work: workOf(fewTriples),
      prepare: () => prepareMatrix(fewTriples, dimensions),
    },
    python("numpy S'O", 'product', triples),
    python('numpy outer', 'outer', fewTriples),
    {
      group,
      name: `ml-matrix S'O, ${fewTriples} triples`,
      role: 'peer',
      work: workOf(fewTriples),
      libraries: ['ml-matrix'],
      prepare: async () => {
        const subjects = await normalMlMatrix(fewTriples, dimensions);
        const objects = await normalMlMatrix(fewTriples, dimensions);
        return () => discard(subjects.transpose().mmul(objects));
      },
    },
    {
      group,
      name: `mathjs S'O, ${fewTriples} triples`,
      role: 'peer',
      work: workOf(fewTriples),
      libraries: ['mathjs'],
      prepare: async () => {
        const math = await createMath();
        const subjects = await normalMathMatrix(math, fewTriples, dimensions);
        const objects = await normalMathMatrix(math, fewTriples, dimensions);
        return () => discard(math.multiply(math.transpose(subjects), objects));
      },
    },
    limitCase('multiplyAdd', { group }),
  ];
}

function sentenceCases(dimensions: number): SpeedCase[] {
  const pairs = 64;
  const group = `${pairs} pairs of sentences of two verbs, ${dimensions} dimensions`;
  const work: Work[] = [
    { amount: pairs, unit: 'pairs' },
    { amount: 4 * pairs * dimensions ** 2, unit: 'flop' },
  ];
  const prepare = () => prepareSentences(pairs, dimensions);
  return [
    { group, name: 'VerbMatrices', role: 'ours', work, prepare },
    { group, name: 'VerbMatrices, plain', role: 'twin', work, prepare },
    {
      group,
      name: 'numpy, factored',
      role: 'peer',
      work,
      python: { script: 'verbs.py', arguments: { kind: 'sentences', dimensions, count: pairs } },
    },
    limitCase('multiplyAdd', { group }),
  ];
}

async function prepareMatrix(triples: number, dimensions: number): Promise<SpeedRun> {
  const { relationalMatrix } = await importBuilt<typeof import('../../src/discocat/relational-matrix.js')>(
    'discocat/relational-matrix.js',
  );
  const subjects = await normalMatrix(triples, dimensions);
  const objects = await normalMatrix(triples, dimensions);
  const counts = new Float64Array(triples).map((_, triple) => 1 + (triple % 3));
  return () => discard(relationalMatrix({ subjects, objects, counts }));
}

async function prepareSentences(pairs: number, dimensions: number): Promise<SpeedRun> {
  const { VerbMatrices } =
    await importBuilt<typeof import('../../src/discocat/verb-matrices.js')>('discocat/verb-matrices.js');
  const matrices = new VerbMatrices(dimensions);
  const verb = await normalMatrix(dimensions, dimensions);
  for (const name of ['left', 'right']) matrices.set(name, verb);
  const nouns = await normalMatrix(4 * pairs, dimensions);
  const sentences = Array.from({ length: pairs }, (_, pair) => {
    const [subject, object, other, last] = [0, 1, 2, 3].map((noun) => nouns.row(4 * pair + noun));
    return [
      { subject, object },
      { subject: other, object: last },
    ] as const;
  });
  return () => discard(matrices.innerProducts('left', 'right', sentences));
}
