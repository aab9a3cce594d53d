import type { SpaceMaking } from '../../src/embedded/make-space.js';
import type { ViewSpaceOptions } from '../../src/space/view-space.js';
import type { CompositionFactor, ModelOptions } from './ablation-model.js';
import type { AblationSpace, Side } from './ablation-spaces.js';

// The rows of the ablation table: each changes one thing of the base.

/** A space, seen with another k and p where that is asked. */
export interface ViewedSpace {
  readonly space: AblationSpace;
  readonly view?: ViewSpaceOptions;
}

/** A row of the table. */
export interface AblationRow {
  readonly factor: string;
  readonly value: string;
  readonly domain: ViewedSpace;
  readonly function: ViewedSpace;
  readonly options?: ModelOptions;
  /** The kind of task that the change touches; default all. */
  readonly asks?: 'composition' | 'pairs' | 'relations';
}

const spaceOf = (side: Side, making: Partial<SpaceMaking> = {}, counts: string = side): ViewedSpace => ({
  space: { side, counts, making },
});
const base = { domain: spaceOf('domain'), function: spaceOf('function') };
const mono: ViewedSpace = { space: { side: 'mono', counts: 'mono', making: {} } };

/** A change of the domain space, of the function space, and of both. */
function onEachSide(factor: string, value: string, change: (side: Side) => ViewedSpace): AblationRow[] {
  return [
    { ...base, factor: `domain ${factor}`, value, domain: change('domain') },
    { ...base, factor: `function ${factor}`, value, function: change('function') },
    { factor: `${factor} of both`, value, domain: change('domain'), function: change('function') },
  ];
}

function makingRows(factor: string, values: readonly (readonly [string, Partial<SpaceMaking>])[]): AblationRow[] {
  return values.flatMap(([value, making]) => onEachSide(factor, value, (side) => spaceOf(side, making)));
}

const viewedRank = 500;

function viewRows(): AblationRow[] {
  const byRank = [50, 100, 200, 300, 400, 500].flatMap((rank) =>
    onEachSide('k', `${rank}`, (side) => ({ ...spaceOf(side, { rank: viewedRank }), view: { rank } })),
  );
  const byExponent = [-0.5, 0, 0.25, 0.75, 1].flatMap((singularValueExponent) =>
    onEachSide('p', `${singularValueExponent}`, (side) => ({ ...spaceOf(side), view: { singularValueExponent } })),
  );
  return [...byRank, ...byExponent];
}

function countingRows(): AblationRow[] {
  const domain = (value: string, counts: string, factor = 'domain window'): AblationRow => {
    return { ...base, factor, value, domain: spaceOf('domain', {}, counts) };
  };
  const pattern = (value: string, counts: string, factor = 'patterns'): AblationRow => {
    return { ...base, factor, value, function: spaceOf('function', {}, counts) };
  };
  return [
    ...[3, 5, 10, 15].map((window) => domain(`${window}`, `domain-window-${window}`)),
    domain('every noun of the window', 'domain-every-noun', 'domain nouns'),
    ...[2, 4, 5].map((window) => pattern(`${window}`, `function-window-${window}`, 'pattern window')),
    pattern('sides only', 'function-sides'),
    pattern('whole only', 'function-whole'),
    pattern('nouns as lemmas', 'function-noun-lemmas'),
    pattern('nouns dropped', 'function-no-nouns'),
    pattern('every verb of a run', 'function-every-verb'),
    pattern('function words dropped', 'function-no-function-words'),
    pattern('also without a verb', 'function-verbless'),
  ];
}

function modelRows(): AblationRow[] {
  const factors: readonly CompositionFactor[] = ['d(a,c)', 'd(b,c)', 'f(b,c)'];
  const compositions = factors.map((left) => ({
    value: `without ${left}`,
    composition: factors.filter((factor) => factor !== left),
  }));
  return [
    { ...base, factor: 'gate', value: 'off', options: { gate: false }, asks: 'relations' },
    { ...base, factor: 'constraint', value: 'off', options: { constraint: false }, asks: 'composition' },
    ...compositions.map(
      ({ value, composition }): AblationRow => ({
        ...base,
        factor: 'sim_c',
        value,
        options: { composition },
        asks: 'composition',
      }),
    ),
    { ...base, factor: 'pairs', value: 'd alone', options: { similarities: ['d'] }, asks: 'pairs' },
    { ...base, factor: 'pairs', value: 'f alone', options: { similarities: ['f'] }, asks: 'pairs' },
    { factor: 'spaces', value: 'mono for both', domain: mono, function: mono },
    { factor: 'spaces', value: 'domain for both', domain: base.domain, function: base.domain },
    { factor: 'spaces', value: 'function for both', domain: base.function, function: base.function },
  ];
}

/** What looked better alone, together. */
function combinedRows(): AblationRow[] {
  const withExponent = (side: Side, singularValueExponent: number): ViewedSpace => {
    return { ...spaceOf(side), view: { singularValueExponent } };
  };
  const flat = withExponent('domain', 0.25);
  const narrow: ViewedSpace = { ...spaceOf('function', { rank: viewedRank }), view: { rank: 100 } };
  const rows: readonly (readonly [string, Pick<AblationRow, 'domain' | 'function'>])[] = [
    ['domain p 0.25, function p 0.75', { domain: flat, function: withExponent('function', 0.75) }],
    ['domain p 0.25, function p 1', { domain: flat, function: withExponent('function', 1) }],
    ['domain p 0.25, function k 100', { domain: flat, function: narrow }],
    [
      'every noun, function p 0.75',
      { domain: spaceOf('domain', {}, 'domain-every-noun'), function: withExponent('function', 0.75) },
    ],
    [
      'every noun, function words dropped',
      {
        domain: spaceOf('domain', {}, 'domain-every-noun'),
        function: spaceOf('function', {}, 'function-no-function-words'),
      },
    ],
    [
      'every noun, sides only',
      { domain: spaceOf('domain', {}, 'domain-every-noun'), function: spaceOf('function', {}, 'function-sides') },
    ],
  ];
  return rows.map(([value, spaces]) => ({ ...spaces, factor: 'combined', value }));
}

/** The base, to which every row is compared. */
export const baseRow: AblationRow = { ...base, factor: 'base', value: '' };

/** The rows in the order of the table. */
export const ablationRows: readonly AblationRow[] = [
  ...modelRows(),
  ...countingRows(),
  ...makingRows('columns', [
    ['10,000', { maximumContexts: 10_000 }],
    ['20,000', { maximumContexts: 20_000 }],
    ['100,000', { maximumContexts: 100_000 }],
    ['50,000 by count', { contextSelection: 'count' }],
    ['10,000 by count', { maximumContexts: 10_000, contextSelection: 'count' }],
  ]),
  // The domain has fewer than 100,000 that two targets share.
  {
    ...base,
    factor: 'function columns',
    value: '200,000',
    function: spaceOf('function', { maximumContexts: 200_000 }),
  },
  { ...base, factor: 'function columns', value: 'all', function: spaceOf('function', { maximumContexts: 10_000_000 }) },
  ...makingRows('smoothing', [
    ['0.5', { contextSmoothing: 0.5 }],
    ['0.75', { contextSmoothing: 0.75 }],
  ]),
  ...makingRows('shift', [
    ['log 2', { shift: Math.log(2) }],
    ['log 5', { shift: Math.log(5) }],
  ]),
  ...makingRows('least target count', [
    ['5', { minimumTargetCount: 5 }],
    ['20', { minimumTargetCount: 20 }],
    ['50', { minimumTargetCount: 50 }],
  ]),
  ...viewRows(),
  ...combinedRows(),
];

/** What was better than the base on more tasks than worse at 20 million tokens, to be asked again of more text. */
const candidates: readonly string[] = [
  'sim_c, without d(b,c)',
  'sim_c, without f(b,c)',
  'spaces, mono for both',
  'domain nouns, every noun of the window',
  'patterns, sides only',
  'patterns, function words dropped',
  'function columns, 100,000',
  'function least target count, 50',
  'function k, 100',
  'domain p, 0.25',
  'function p, 0.75',
  'function p, 1',
  'combined, domain p 0.25, function p 0.75',
  'combined, domain p 0.25, function p 1',
  'combined, every noun, function p 0.75',
  'combined, every noun, sides only',
];

/** The rows of these. */
export const candidateRows: readonly AblationRow[] = ablationRows.filter(({ factor, value }) =>
  candidates.includes(`${factor}, ${value}`),
);
