import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { DenseMatrix, denseZeros } from '../../src/matrix/dense-matrix.js';
import { unitRows } from '../../src/matrix/normalise.js';
import { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { type CountSpaceChoice, makeCountSpace } from './count-space.js';

/** A reduced space, viewed at a rank and an exponent. */
export interface ViewChoice {
  readonly space: string;
  readonly rank: number;
  readonly exponent: number;
}

/** A space of counts, a view of a reduced one, or several of these side by side, each at length 1. */
export type SpaceChoice = CountSpaceChoice | ViewChoice | { readonly joined: readonly ViewChoice[] };

/** Lists the choices that are compared, those of the papers first. */
export function listChoices(): SpaceChoice[] {
  return [...listCountSpaces(), ...listShifts(), ...listViews(), ...listJoined()];
}

const flat = 'flat5/window.counts.safetensors';
const wide = 'flat10/window.counts.safetensors';
const dependency = 'dependency.counts.safetensors';
const countFiles = [flat, 'window.counts.safetensors', 'domain.counts.safetensors', dependency, wide];

function listCountSpaces(): CountSpaceChoice[] {
  return countFiles.flatMap((counts) => [
    ...[0, 100].flatMap((skip): CountSpaceChoice[] => {
      const base = { counts, contexts: 2000, ...(skip > 0 && { skip }) };
      return [
        { ...base, weighting: 'contextRatio' },
        { ...base, weighting: 'ppmi' },
        { ...base, weighting: 'ppmi', contextSmoothing: 0.75 },
        { ...base, weighting: 'ppmi', contextSmoothing: 0.75, shift: Math.log(5) },
        { ...base, weighting: 'localMutualInformation' },
      ];
    }),
    { counts, contexts: 5000, weighting: 'contextRatio' },
    { counts, contexts: 5000, weighting: 'ppmi' },
    { counts, contexts: 5000, weighting: 'ppmi', contextSmoothing: 0.75 },
  ]);
}

/** Around the best of the first choices: larger shifts leave fewer, stronger contexts. */
function listShifts(): CountSpaceChoice[] {
  return [flat, 'window.counts.safetensors', dependency].flatMap((counts) =>
    [2000, 5000].flatMap((contexts) =>
      [1, 0.75].flatMap((contextSmoothing) =>
        [2, 5, 10, 20].map(
          (k): CountSpaceChoice => ({
            counts,
            contexts,
            skip: 100,
            weighting: 'ppmi',
            contextSmoothing,
            shift: Math.log(k),
          }),
        ),
      ),
    ),
  );
}

/** Lists the choices that are compared of counts of tagged lemmas: those around the best of untagged ones, and reductions. */
export function listTaggedChoices(): CountSpaceChoice[] {
  return [flat, dependency].flatMap((counts) => [...listTaggedCounts(counts), ...listTaggedReductions(counts)]);
}

function listTaggedCounts(counts: string): CountSpaceChoice[] {
  return [2000, 5000].flatMap((contexts) =>
    [0, 100].flatMap((skip): CountSpaceChoice[] => {
      const base = { counts, tags: true, contexts, ...(skip > 0 && { skip }) };
      const shifts = [undefined, 5, 10].map((k) => (k === undefined ? {} : { shift: Math.log(k) }));
      return [
        { ...base, weighting: 'contextRatio' },
        ...[1, 0.75].flatMap((contextSmoothing) =>
          shifts.map((shift): CountSpaceChoice => ({ ...base, weighting: 'ppmi', contextSmoothing, ...shift })),
        ),
      ];
    }),
  );
}

function listTaggedReductions(counts: string): CountSpaceChoice[] {
  return [2000, 5000].flatMap((contexts) =>
    [0.25, 0.5].map(
      (exponent): CountSpaceChoice => ({
        counts,
        tags: true,
        contexts,
        skip: 100,
        weighting: 'ppmi',
        contextSmoothing: 0.75,
        rank: 300,
        exponent,
      }),
    ),
  );
}

const reduced = ['domain.safetensors', 'function.safetensors', 'window.safetensors', 'mono.safetensors'];

function listViews(): ViewChoice[] {
  return reduced.flatMap((space) =>
    [100, 200, 300, 500].flatMap((rank) => [0, 0.25, 0.5, 1].map((exponent) => ({ space, rank, exponent }))),
  );
}

function listJoined(): SpaceChoice[] {
  const view = (space: string, rank: number, exponent: number): ViewChoice => ({
    space: `${space}.safetensors`,
    rank,
    exponent,
  });
  const uneven = { joined: [view('window', 500, 0.5), view('domain', 300, 0.5)] };
  const even = [0.25, 0.5].flatMap((exponent) =>
    [200, 500].flatMap((rank) => [
      { joined: [view('window', rank, exponent), view('domain', rank, exponent)] },
      { joined: [view('window', rank, exponent), view('function', rank, exponent)] },
      { joined: [view('domain', rank, exponent), view('function', rank, exponent)] },
      {
        joined: [view('window', rank, exponent), view('domain', rank, exponent), view('function', rank, exponent)],
      },
    ]),
  );
  return [uneven, ...even];
}

/** Names a choice in one line. */
export function nameChoice(choice: SpaceChoice, unit: boolean): string {
  return `${describeChoice(choice)}${unit ? ', unit length' : ''}`;
}

function describeChoice(choice: SpaceChoice): string {
  if ('joined' in choice) return choice.joined.map(describeChoice).join(' + ');
  if ('space' in choice) return `${choice.space.replace('.safetensors', '')} k=${choice.rank} p=${choice.exponent}`;
  const { counts, tags = false, contexts, skip, weighting, contextSmoothing, shift, rank, exponent } = choice;
  return [
    `${tags ? 'tagged ' : ''}${counts.replace('.counts.safetensors', '')}`,
    `${contexts} contexts`,
    ...(skip === undefined ? [] : [`without the first ${skip}`]),
    weighting,
    ...(contextSmoothing === undefined ? [] : [`smoothing ${contextSmoothing}`]),
    ...(shift === undefined ? [] : [`shift ${shift.toFixed(2)}`]),
    ...(rank === undefined ? [] : [`k=${rank} p=${exponent ?? 0.5}`]),
  ].join(', ');
}

/** Makes the space of a choice; undefined where a file of it is not there. */
export async function makeChosenSpace(
  choice: SpaceChoice,
  open: (name: string) => Promise<Space | undefined>,
): Promise<Space | undefined> {
  if ('joined' in choice) {
    const spaces = await Promise.all(choice.joined.map((one) => makeChosenSpace(one, open)));
    const there = spaces.flatMap((space) => space ?? []);
    return there.length === spaces.length ? joinSpaces(there) : undefined;
  }
  if ('space' in choice) {
    const space = await open(choice.space);
    return space && viewSpace(space, { rank: choice.rank, singularValueExponent: choice.exponent });
  }
  const counts = await open(choice.counts);
  return counts && makeCountSpace(counts, choice);
}

/** Puts the vectors of the words that all spaces hold side by side, each of length 1. */
export function joinSpaces(spaces: readonly Space[]): Space {
  const [first] = spaces;
  const words = (first?.targets.labels ?? []).filter((word) => spaces.every((space) => space.has(word)));
  const columns = spaces.reduce((sum, { matrix }) => sum + matrix.columns, 0);
  const vectors = denseZeros(words.length, columns);
  words.forEach((word, row) => {
    let start = 0;
    for (const space of spaces) {
      const own = space.vector(word);
      vectors.row(row).set(unitRows(new DenseMatrix(1, own.length, own)).values, start);
      start += own.length;
    }
  });
  const name = spaces.map((space) => space.name).join(' and ');
  return new Space({ name, targets: new Vocabulary(name, words), matrix: vectors, history: [] });
}
