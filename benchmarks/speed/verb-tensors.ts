import { createRandom } from '../../src/random.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { discard, normalMatrix } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

/** The nouns whose vectors the verbs are made of. */
const nouns = 20_000;

/** Verbs whose matrix is multiplied in one call. */
const multiplied = 100;

interface Size {
  readonly verbs: number;
  readonly triples: number;
  readonly dimensions: number;
}

await defineSpeed(import.meta.url, {
  id: 'verb-tensors',
  title: 'Matrices of all verbs of a corpus, built and multiplied',
  cases: ({ quick }: SpeedSettings) => {
    const size = quick
      ? { verbs: 1000, triples: 50_000, dimensions: 500 }
      : { verbs: 10_000, triples: 500_000, dimensions: 2000 };
    return [...buildCases(size), ...multiplyCases(size)];
  },
});

function buildCases(size: Size): SpeedCase[] {
  const { verbs, triples, dimensions } = size;
  const group = `${verbs} verbs of ${triples} argument pairs at ${dimensions} dimensions`;
  const work: Work = { amount: triples, unit: 'triples' };
  return [
    { group, name: 'buildVerbTensors', role: 'ours', work, rounds: 3, prepare: () => prepareBuild(size) },
    {
      group,
      name: 'numpy, rows by verb, without factors',
      role: 'peer',
      work,
      rounds: 3,
      python: { script: 'verb-tensors.py', arguments: { kind: 'build', nouns, ...size } },
    },
  ];
}

function multiplyCases(size: Size): SpeedCase[] {
  const { dimensions } = size;
  const group = `V x o of the ${multiplied} verbs with the most pairs at ${dimensions} dimensions`;
  const pairs = listTriples(size).filter(({ verb }) => verb < multiplied).length;
  const work: Work[] = [
    { amount: multiplied, unit: 'calls' },
    { amount: 4 * pairs * dimensions, unit: 'flop' },
    { amount: 8 * pairs * dimensions, unit: 'bytes' },
  ];
  return [
    { group, name: 'VerbTensors', role: 'ours', work, prepare: () => prepareMultiply(size) },
    {
      group,
      name: 'numpy, of the pairs',
      role: 'peer',
      work,
      python: { script: 'verb-tensors.py', arguments: { kind: 'multiply', nouns, multiplied, ...size } },
    },
    limitCase('read', { group }),
  ];
}

interface NumberedTriple {
  readonly verb: number;
  readonly subject: number;
  readonly object: number;
  readonly count: number;
}

/** Verbs and nouns whose frequencies fall with their numbers, as those of words do. */
function listTriples({ verbs, triples }: Size): NumberedTriple[] {
  const random = createRandom(1);
  const draw = (limit: number): number => Math.floor(limit ** random.uniform()) - 1;
  return Array.from({ length: triples }, () => ({
    verb: draw(verbs),
    subject: draw(nouns),
    object: draw(nouns),
    count: 1 + random.integer(3),
  }));
}

async function prepareParts(size: Size) {
  const [{ Vocabulary }, { Space }, { VerbArguments }, tensors] = await Promise.all([
    importBuilt<typeof import('../../src/corpus/vocabulary.js')>('corpus/vocabulary.js'),
    importBuilt<typeof import('../../src/space/space.js')>('space/space.js'),
    importBuilt<typeof import('../../src/discocat/verb-arguments.js')>('discocat/verb-arguments.js'),
    importBuilt<typeof import('../../src/discocat/verb-tensors.js')>('discocat/verb-tensors.js'),
  ]);
  const names = Array.from({ length: nouns }, (_, noun) => `noun ${noun}`);
  const space = new Space({
    name: 'nouns',
    targets: new Vocabulary('the nouns', names),
    matrix: await normalMatrix(nouns, size.dimensions),
    history: [],
  });
  const verbs = new VerbArguments();
  for (const { verb, subject, object, count } of listTriples(size)) {
    verbs.add({ verb: `verb ${verb}`, subject: `noun ${subject}`, object: `noun ${object}`, count });
  }
  return { space, verbs, build: () => tensors.buildVerbTensors(verbs, space) };
}

async function prepareBuild(size: Size): Promise<SpeedRun> {
  const { build } = await prepareParts(size);
  return () => {
    const { bytes, verbs } = build();
    return { 'bytes of all verbs': bytes, verbs: verbs.length };
  };
}

async function prepareMultiply(size: Size): Promise<SpeedRun> {
  const { build, space } = await prepareParts(size);
  const tensors = build();
  const object = space.vectorAt(7);
  return () => {
    for (let verb = 0; verb < multiplied; verb++) discard(tensors.multiplyByObject(`verb ${verb}`, object));
    return undefined;
  };
}
