import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWic } from '../../../src/evaluation/formats/parse-wic.js';
import { wordInContextKind } from '../../../src/evaluation/kinds/word-in-context-kind.js';
import type { WordInContextItem, WordInContextSet } from '../../../src/evaluation/sense-dataset.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const items = [
  ['bank', 'n', true],
  ['constructor', 'v', false],
  ['__proto__', 'n', true],
].map(([lemma, partOfSpeech, label], place): WordInContextItem => {
  const context = { tokens: [`${lemma}`], target: 0 };
  return { id: `${place}`, lemma, partOfSpeech, contexts: [context, context], label } as WordInContextItem;
});
const set: WordInContextSet = { kind: 'words-in-context', items, findings: [] };
const options = { samples: 100 };
const listValues = (asked: WordInContextSet, answers: readonly (string | undefined)[]) =>
  wordInContextKind.score(asked, answers, options).scores.map(({ measure, value }) => [measure, value]);

describeTaskKind(wordInContextKind, () => ({
  set,
  gold: (asked) => asked.items.map(({ label }) => (label ? 'T' : 'F')),
  measure: 'accuracy',
  junk: ['t', 'true', 1, ['T']],
}));

describe('wordInContextKind', () => {
  it('takes no answer for a guess of one half', () => {
    expect(listValues(set, ['T', undefined, 'F'])).toEqual([
      ['accuracy', (1 + 1 / 2 + 0) / 3],
      ['accuracy of answered items', 1 / 2],
      ['accuracy of nouns', 1 / 2],
      ['accuracy of verbs', 1 / 2],
    ]);
    expect(wordInContextKind.score(set, ['T', undefined, 'F'], options).confusion).toEqual([
      { gold: 'F', answer: undefined, items: 1 },
      { gold: 'T', answer: 'F', items: 1 },
      { gold: 'T', answer: 'T', items: 1 },
    ]);
  });

  it('has no score where no gold is given, but counts the answers', () => {
    const bare = { ...set, items: items.map((item) => ({ ...item, label: undefined })) };
    const { answered, scores } = wordInContextKind.score(bare, ['T', 'F', undefined], options);
    expect(answered).toBe(2);
    expect(scores.map(({ measure, value }) => [measure, value])).toEqual([
      ['accuracy', null],
      ['accuracy of answered items', null],
    ]);
    expect(wordInContextKind.anchors(bare, options)).toEqual([]);
  });

  it('scores the items alone whose gold is given', () => {
    const half = { ...set, items: items.map((item, place) => (place === 0 ? { ...item, label: undefined } : item)) };
    expect(listValues(half, ['T', 'F', 'F'])[0]).toEqual(['accuracy', 1 / 2]);
  });

  it.for([
    ['dev', [638, 638, 395, 243]],
    ['train', [5428, 5428, 2794, 2634]],
  ] as const)('counts the published %s part, of which half is T', ([part, counts], context) => {
    const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wic');
    if (!existsSync(folder)) context.skip(`${folder} is not there; set QUALIA_DATA`);
    const [data, gold] = ['data', 'gold'].map((name) => {
      const path = join(folder, `${part}.${name}.txt`);
      return { path, text: readFileSync(path, 'utf8') };
    });
    const published = parseWic(data as NonNullable<typeof data>, gold);
    expect(
      wordInContextKind
        .describe(published)
        .slice(0, 4)
        .map(({ value }) => value),
    ).toEqual(counts);
    expect(wordInContextKind.anchors(published, options).map(({ name, value }) => [name, value])).toEqual([
      ['random', 0.5],
      ['majority label', 0.5],
    ]);
  });
});
