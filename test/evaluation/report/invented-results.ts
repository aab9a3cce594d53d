import type { SourcedResult } from '../../../src/evaluation/read-results.js';
import { type TaskManifest, taskManifestSchema } from '../../../src/evaluation/task-manifest.js';
import type { TaskResult } from '../../../src/evaluation/task-result.js';
import { makeResult } from './make-result.js';

type Score = TaskResult['scores'][number];
type Anchors = TaskResult['anchors'];

const score = (measure: string, value: number | null, width?: number): Score => ({
  measure,
  value,
  interval: value === null || width === undefined ? null : { low: value - width, high: value + width },
});

const means = 'spearman with mean ratings';
const singles = 'spearman with single ratings';

/** Names that break careless pages: markup, right to left, Chinese, Japanese, a prototype's member, and length. */
export const hostileNames = {
  markup: '<script>alert(1)</script>',
  hebrew: 'מרחב וקטורי (v2)',
  chinese: '词向量空间，加法，三百维，语料为二〇二四年中文维基百科全文并经过分词处理',
  member: 'constructor',
  long: 'skip-gram-lemmas-window-5-negative-15-dimensions-300-epochs-10-subsampling-1e-5-wikipedia-2024-06-01, multiply',
} as const;

const raterAnchors: Anchors = [
  { name: 'random', role: 'floor', measure: means, value: 0 },
  { name: 'spelling', role: 'floor', measure: means, value: 0.083 },
  { name: 'means of groups, without context', role: 'reference', measure: means, value: 0.311 },
  { name: 'raters, pairwise', role: 'ceiling', measure: singles, value: 0.62 },
  { name: 'raters, each with the others', role: 'ceiling', measure: means, value: 0.744 },
];

/** Words that nobody has, 47 of them. */
const unknownWords = Array.from(
  { length: 47 },
  (_, place) => `zq${'aeiou'[place % 5]}${String(place).padStart(2, '0')}th`,
);

function ratedPairs(): TaskResult[] {
  const systems: readonly (readonly [string, number, number])[] = [
    ['count space, multiply', 0.412, 1],
    ['count space, add', 0.361, 1],
    [hostileNames.long, 0.487, 0.945],
    [hostileNames.hebrew, 0.233, 0.88],
    [hostileNames.chinese, -0.041, 0.75],
  ];
  return systems.map(([name, value, coverage]) => {
    const missing = coverage === 1 ? [] : unknownWords.slice(0, coverage > 0.9 ? 5 : 47);
    return makeResult({
      system: {
        name,
        specification: `spaces/${name}.qualia`,
        files: [{ path: `${name}.qualia`, sha256: 'ab12'.repeat(16) }],
        settings: { method: name.includes('add') ? 'add' : 'multiply', dimensions: 300, lowerCase: true },
      },
      coverage,
      counts: { items: 200, answered: Math.round(200 * coverage) },
      missing,
      scores: [
        score(means, value, 0.11),
        score(`${means}, missing as the mean`, value * coverage, 0.12),
        score(singles, value * 0.7, 0.06),
        score('pearson with mean ratings', value * 0.95),
      ],
      anchors: raterAnchors,
    });
  });
}

function choices(): TaskResult[] {
  const sizes: readonly (readonly [string, number, number])[] = [
    ['PPMI and SVD', 1e6, 0.214],
    ['PPMI and SVD', 1e7, 0.357],
    ['PPMI and SVD', 1e8, 0.521],
    ['dual space', 1e6, 0.198],
    ['dual space', 1e7, 0.402],
    ['dual space', 1e8, 0.583],
  ];
  const base = {
    task: 'noun-modifier-7',
    kind: 'choices',
    data: [],
    mainScore: 'accuracy',
    anchors: [
      { name: 'random', role: 'floor', measure: 'accuracy', value: 1 / 7 },
      { name: 'spelling', role: 'floor', measure: 'accuracy', value: 0.188 },
    ] satisfies Anchors,
  };
  const curves = sizes.map(([name, tokens, value]) =>
    makeResult({
      ...base,
      system: { name, tokens, specification: `${name} of ${tokens} tokens` },
      coverage: 0.98,
      counts: { items: 1500, answered: 1470 },
      scores: [score('accuracy', value, 0.025), score('accuracy of answered questions', value * 1.015, 0.026)],
    }),
  );
  const empty = makeResult({
    ...base,
    system: { name: hostileNames.member, specification: 'knows-no-word.mjs' },
    coverage: 0,
    counts: { items: 1500, answered: 0 },
    missing: unknownWords,
    scores: [score('accuracy', 1 / 7, 0.001), score('accuracy of answered questions', null)],
  });
  return [...curves, empty];
}

function allWords(): TaskResult[] {
  const systems: readonly (readonly [string, number | null])[] = [
    ['Lesk with examples', 0.571],
    ['gloss vectors', 0.634],
    [hostileNames.markup, null],
  ];
  return systems.map(([name, value]) =>
    makeResult({
      task: 'invented-all-words',
      kind: 'all-words',
      data: [
        { path: 'all-words/invented.data.xml', sha256: 'cd34'.repeat(16) },
        { path: 'all-words/invented.gold.key.txt', sha256: 'ef56'.repeat(16) },
      ],
      inventory: { name: 'wordnet 3.0', sha256: '90ab'.repeat(16) },
      mainScore: 'f1',
      system: { name, specification: `${name}.mjs` },
      coverage: value === null ? 0 : 0.997,
      counts: { items: 7253, answered: value === null ? 0 : 7231 },
      scores: [
        score('f1', value, 0.012),
        score('precision', value === null ? null : value + 0.002, 0.012),
        score('recall', value === null ? 0 : value - 0.002, 0.012),
        score('f1 of nouns', value === null ? null : value + 0.04, 0.015),
        score('f1 of verbs', value === null ? null : value - 0.13, 0.02),
      ],
      anchors: [
        { name: 'random', role: 'floor', measure: 'f1', value: 0.354 },
        { name: 'first sense', role: 'floor', measure: 'f1', value: 0.652 },
        { name: 'best of the candidates', role: 'ceiling', measure: 'f1', value: 0.981 },
      ],
      seconds: 12.875,
    }),
  );
}

function metonymy(): TaskResult[] {
  const aspects = ['literal', 'place-for-people', 'mixed', 'place-for-event', 'place-for-product'];
  const sizes = [721, 141, 20, 10, 2];
  const confusionOf = (skill: number): NonNullable<TaskResult['confusion']> =>
    aspects.flatMap((gold, row) => {
      const size = sizes[row] ?? 0;
      const right = Math.round(size * skill * (row === 0 ? 1.25 : 0.8));
      const literal = row === 0 ? 0 : Math.round((size - right) * 0.75);
      const none = row === 0 ? 6 : 0;
      return [
        { gold, answer: gold, items: right },
        ...(literal === 0 ? [] : [{ gold, answer: 'literal', items: literal }]),
        ...(none === 0 ? [] : [{ gold, items: none }]),
        { gold, answer: aspects[row === 1 ? 2 : 1] ?? '', items: size - right - literal - none },
      ];
    });
  const systems: readonly (readonly [string, number])[] = [
    ['dot objects', 0.74],
    ['first aspect', 0.5],
  ];
  return systems.map(([name, skill]) =>
    makeResult({
      task: 'invented-metonymy',
      kind: 'metonymy',
      data: [{ path: 'metonymy/invented.xml', sha256: '1234'.repeat(16) }],
      mainScore: 'accuracy',
      system: { name, specification: `${name}.mjs` },
      coverage: 888 / 894,
      counts: { items: 894, answered: 888 },
      scores: [
        score('accuracy', skill, 0.03),
        score('accuracy of answered items', skill + 0.005, 0.03),
        score('macro f1', skill - 0.2),
      ],
      confusion: confusionOf(skill),
      anchors: [{ name: 'most frequent label', role: 'floor', measure: 'accuracy', value: 721 / 894 }],
    }),
  );
}

/** Invented results of five kinds of task, as a run would write them, with hostile names and gaps. */
export function inventResults(): SourcedResult[] {
  const mock = makeResult({ mock: true, system: { name: 'tried once' }, counts: { items: 5, answered: 5 } });
  const results = [...ratedPairs(), ...choices(), ...allWords(), ...metonymy(), mock];
  return results.map((result, place) => ({ path: `results/${place}.json`, result }));
}

/** A manifest of an invented task with published scores. */
export function inventManifests(): TaskManifest[] {
  const common = { version: '1', source: 'Invented & Sons 2024', address: 'https://example.org/', splits: 'no parts' };
  return [
    {
      ...common,
      id: 'gs2011',
      description: 'Do two verbs mean the same with this subject and object? Pairs of sentences rated 1 to 7',
      measures: 'transitive verb disambiguation',
      licence: 'none stated',
      citation: 'Invented, A. and Sons, B. (2024). Verbs <and> their arguments. Proceedings of Nothing, 1-12.',
      mainScore: means,
      published: [
        { system: 'Earlier | 2014', score: 0.456 },
        { system: 'Later 2016', score: 0.68 },
        { system: 'verb only', score: 0.16, measure: singles },
      ],
    },
    {
      ...common,
      id: 'noun-modifier-7',
      description: 'Which noun of seven means the same as this pair of nouns?',
      measures: 'noun-modifier composition',
      licence: 'generated from WordNet',
      mainScore: 'accuracy',
      contaminated: 'wordnet',
      published: [{ system: 'dual space, 5e10 words', score: 0.583 }],
      publishedOn: 'other questions with a corpus of 5e10 words',
    },
    {
      ...common,
      id: 'invented-metonymy',
      description: 'Is the name of a place meant literally, or does it stand for its people, an event, a product?',
      licence: 'CC-BY-4.0',
      notice: 'Say who made it.',
      mainScore: 'accuracy',
    },
  ].map((manifest) => taskManifestSchema.parse(manifest));
}
