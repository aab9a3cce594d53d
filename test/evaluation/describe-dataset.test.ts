import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/evaluation/any-dataset.js';
import { describeDataset } from '../../src/evaluation/describe-dataset.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';

const folder = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');

/** The facts of a data set, each by its name, rounded as they are shown. */
function factsOf(dataset: Dataset): Map<string, string> {
  return new Map(describeDataset(dataset).map(({ name, value, decimals }) => [name, value.toFixed(decimals)]));
}

describe('describeDataset', () => {
  it('tells what rated pairs need no system for', () => {
    const word = (text: string) => ({ form: 'word' as const, words: [text] });
    const pair = (id: string, group: string, values: readonly number[]) => ({
      id,
      left: word('a'),
      right: word('b'),
      group,
      ratings: values.map((value, rater) => ({ value, rater: `${rater}` })),
      level: id < 'c' ? ('HIGH' as const) : ('LOW' as const),
    });
    const pairs = [pair('a', 'x', [7, 6]), pair('b', 'x', [6, 5]), pair('c', 'y', [2, 1]), pair('d', 'y', [1, 0])];
    expect([...factsOf({ kind: 'rated-pairs', pairs, findings: [] })]).toEqual([
      ['pairs', '4'],
      ['ratings', '8'],
      ['raters', '2'],
      ['mean rating under HIGH', '6.00'],
      ['mean rating under LOW', '1.00'],
      ['random (spearman with mean ratings)', '0.000'],
      ['random (spearman with single ratings)', '0.000'],
      ['random (pearson with mean ratings)', '0.000'],
      ['means of groups, without context (spearman with mean ratings)', '0.894'],
      ['raters, pairwise (spearman with single ratings)', '1.000'],
      ['raters, each with the others (spearman with mean ratings)', '1.000'],
    ]);
  });

  it('counts the items of the other kinds', () => {
    const questions = [
      { id: 'q', stem: ['a'], choices: [['b'], ['c']], solution: 0 },
      { id: 'r', stem: ['a'], choices: [['b'], ['c'], ['d'], ['e']], solution: 1 },
    ];
    expect([...factsOf({ kind: 'choices', questions, findings: [] })]).toEqual([
      ['questions', '2'],
      ['questions of 2 choices', '1'],
      ['questions of 4 choices', '1'],
      ['surface-disjoint questions', '2'],
      ['random (accuracy)', '0.375'],
      ['spelling (accuracy)', '0.375'],
    ]);
    const analogy = { id: 'i', section: 's', a: 'a', b: 'b', c: 'c', answers: ['d'] };
    expect([...factsOf({ kind: 'analogies', questions: [analogy], findings: [] })]).toEqual([
      ['questions', '1'],
      ['sections', '1'],
      ['words', '4'],
      ['spelling: the change from a to b made to c (accuracy)', '0.000'],
    ]);
  });

  // The figures are those that the papers and their files give; see Grefenstette and Sadrzadeh (2011) and others.
  it.for([
    [
      'gs2011',
      [
        ['pairs', '199'],
        ['ratings', '2500'],
        ['raters', '25'],
        ['mean rating under HIGH', '4.80'],
        ['mean rating under LOW', '2.50'],
        ['raters, pairwise (spearman with single ratings)', '0.600'],
        ['raters, each with the others (spearman with mean ratings)', '0.739'],
        ['means of groups, without context (spearman with mean ratings)', '0.592'],
      ],
    ],
    [
      'ml2008',
      [
        ['pairs', '120'],
        ['ratings', '3600'],
      ],
    ],
    [
      'ml2010-verb-object',
      [
        ['pairs', '108'],
        ['ratings', '1944'],
      ],
    ],
    [
      'relpron-development',
      [
        ['properties', '518'],
        ['terms', '65'],
      ],
    ],
    ['noun-modifier-published', [['questions', '680']]],
    ['google-analogies', [['questions', '19544']]],
    ['semeval2012-task2-training', [['relations', '10']]],
    ['simlex-999', [['pairs', '999']]],
    ['sick-train', [['pairs', '4500']]],
  ] as const)('reproduces the facts of %s', async ([id, expected], context) => {
    const manifest = (await readTaskManifests()).find((one) => one.id === id);
    if (manifest === undefined) throw new Error(`no manifest of ${id}`);
    const [first = { path: '' }] = manifest.data;
    if (!existsSync(join(folder, first.path))) context.skip(`${first.path} is not there; set QUALIA_DATA`);
    const { dataset, findings } = await readDataset(manifest, folder);
    const facts = factsOf(dataset);
    expect(expected.map(([name]) => [name, facts.get(name)])).toEqual(expected);
    expect(findings.filter((finding) => finding.includes('checksum'))).toEqual([]);
  });
});
