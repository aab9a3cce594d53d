import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWicTsv } from '../../../src/evaluation/formats/parse-wic-tsv.js';
import { targetSenseKind } from '../../../src/evaluation/kinds/target-sense-kind.js';
import type { TargetSenseItem, TargetSenseSet } from '../../../src/evaluation/sense-dataset.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const items = [
  ['seal', true, '1'],
  ['constructor', false, '0'],
  ['__proto__', true, '1'],
  ['ship', true, undefined],
].map(([lemma, label, domain], place): TargetSenseItem => {
  const sense = { definition: 'a thing', hypernyms: [], context: { tokens: [`${lemma}`], target: 0 } };
  return { id: `${place}`, lemma, label, domain, ...sense } as TargetSenseItem;
});
const set: TargetSenseSet = { kind: 'target-senses', items, findings: [] };
const options = { samples: 100 };

describeTaskKind(targetSenseKind, () => ({
  set,
  gold: (asked) => asked.items.map(({ label }) => (label ? 'T' : 'F')),
  measure: 'accuracy',
  junk: ['yes', 1, ['T']],
}));

describe('targetSenseKind', () => {
  it('gives precision, recall and F1 of T, and accuracy by domain', () => {
    const { scores } = targetSenseKind.score(set, ['T', 'T', undefined, 'F'], options);
    expect(scores.map(({ measure, value }) => [measure, value])).toEqual([
      ['accuracy', (1 + 0 + 1 / 2 + 0) / 4],
      ['accuracy of answered items', 1 / 3],
      // T is answered twice, once rightly; three items are T.
      ['precision of T', 1 / 2],
      ['recall of T', 1 / 3],
      ['f1 of T', 2 / 5],
      ['accuracy of domain 0', 0],
      ['accuracy of domain 1', (1 + 1 / 2) / 2],
    ]);
  });

  it('has the commoner label as floor', () => {
    expect(targetSenseKind.anchors(set, options).map(({ value }) => value)).toEqual([1 / 2, 3 / 4]);
  });

  it.for([
    ['Development', 'dev', 198, 389],
    ['Training', 'train', 1414, 2828],
  ] as const)('has the majority of the published %s part', ([folder, part, positive, size], context) => {
    const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wic_tsv', 'wic_tsv_en.tar.xz');
    if (!existsSync(archive)) context.skip(`${archive} is not there; set QUALIA_DATA`);
    const read = (name: string) => {
      const path = `./data/en/${folder}/${part}_${name}.txt`;
      return { path, text: execFileSync('tar', ['-xJOf', archive, path], { encoding: 'utf8' }) };
    };
    const [examples, definitions, hypernyms, labels] = [
      read('examples'),
      read('definitions'),
      read('hypernyms'),
      read('labels'),
    ] as const;
    const published = parseWicTsv({ examples, definitions, hypernyms, labels });
    expect(published.items).toHaveLength(size);
    expect(targetSenseKind.anchors(published, options)[1]?.value).toBeCloseTo(positive / size, 12);
  });
});
