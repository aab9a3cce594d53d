import { describe, expect, it } from 'vitest';
import { QualiaError } from '../../../src/errors.js';
import { makeReport } from '../../../src/evaluation/report/make-report.js';
import { hostileNames, inventManifests, inventResults } from './invented-results.js';
import { makeResult, type ResultFields } from './make-result.js';

const sourced = (fields: ResultFields, path = 'a.json') => ({ path, result: makeResult(fields) });
const named = (name: string, value: number | null, path?: string) =>
  sourced(
    { system: { name }, scores: [{ measure: 'spearman with mean ratings', value, interval: null }] },
    path ?? `${name}.json`,
  );

describe('makeReport', () => {
  it('does not depend on the order of the results', () => {
    const results = inventResults();
    const report = makeReport(results, inventManifests());
    expect(makeReport(results.toReversed(), inventManifests().toReversed())).toEqual(report);
    expect(JSON.stringify(makeReport(results.toReversed(), inventManifests()))).toBe(JSON.stringify(report));
  });

  it('holds no path of a result and no date', () => {
    const text = JSON.stringify(makeReport(inventResults(), inventManifests()));
    expect(text).not.toContain('results/');
    expect(text).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it('has the best system first, those without a score last, and equals by name', () => {
    const results = [named('b', 0.2), named('none', null), named('a', 0.2), named('best', 0.3), named('worse', -0.1)];
    const [task] = makeReport(results, []).tasks;
    expect(task?.systems.map(({ name }) => name)).toEqual(['best', 'a', 'b', 'worse', 'none']);
  });

  it('keeps both scores, published rows with their measure, and each anchor once', () => {
    const gs2011 = makeReport(inventResults(), inventManifests()).tasks.find(({ id }) => id === 'gs2011');
    const long = gs2011?.systems.find(({ name }) => name === hostileNames.long);
    expect(long?.ofAnswered?.value).toBe(0.487);
    expect(long?.ofAll).toMatchObject({
      measure: 'spearman with mean ratings, missing as the mean',
      value: 0.487 * 0.945,
    });
    expect(gs2011?.published.map(({ system, measure }) => [system, measure])).toEqual([
      ['Earlier | 2014', 'spearman with mean ratings'],
      ['Later 2016', 'spearman with mean ratings'],
      ['verb only', 'spearman with single ratings'],
    ]);
    expect(gs2011?.anchors.map(({ role }) => role)).toEqual(['floor', 'floor', 'ceiling', 'ceiling', 'reference']);
  });

  it('makes learning curves of systems with one name and several sizes, by size', () => {
    const task = makeReport(inventResults(), inventManifests()).tasks.find(({ id }) => id === 'noun-modifier-7');
    expect(task?.curves.map(({ system, points }) => [system, points.map(({ tokens }) => tokens)])).toEqual([
      ['PPMI and SVD', [1e6, 1e7, 1e8]],
      ['dual space', [1e6, 1e7, 1e8]],
    ]);
    expect(task?.systems[0]?.label).toBe('dual space, 100 million tokens');
  });

  it('leaves mock results out and names them; of mock results alone there is no report', () => {
    const mock = sourced({ mock: true, system: { name: 'tried' }, counts: { items: 5, answered: 5 } });
    const report = makeReport([named('a', 0.1), mock], []);
    expect(report.excluded).toEqual([{ task: 'gs2011', system: 'tried', reason: 'a mock run over 5 items' }]);
    expect(report.tasks[0]?.systems.map(({ name }) => name)).toEqual(['a']);
    expect(() => makeReport([mock], [])).toThrow(/mock runs, which are no scores/);
    expect(() => makeReport([], [])).toThrow(QualiaError);
  });

  it('refuses two results of one system on one task, naming both files', () => {
    expect(() => makeReport([named('a', 0.1, 'x.json'), named('a', 0.2, 'y.json')], [])).toThrow(
      'The result of "a" on gs2011 is in x.json and in y.json; leave one out.',
    );
    expect(() => makeReport([named('a', 0.1, 'x.json'), named('a', 0.2, 'x.json')], [])).toThrow('twice in x.json');
  });

  it('refuses results of one task that were made from different data', () => {
    const other = sourced(
      { system: { name: 'b' }, data: [{ path: 'gs2011/GS2011data.txt', sha256: 'other' }] },
      'b.json',
    );
    expect(() => makeReport([named('a', 0.1), other], [])).toThrow(
      /a\.json and in b\.json were made from different data/,
    );
  });

  it('notes what makes scores hard to compare', () => {
    const other = sourced({
      system: { name: 'b' },
      version: '0.2.0',
      inventory: { name: 'oewn', sha256: 'x' },
      scores: [],
    });
    const [task] = makeReport([named('a', 0.1), other], []).tasks;
    expect(task?.notes.join(' ')).toMatch(
      /inventories .*no inventory, oewn.*versions .*0\.1\.0, 0\.2\.0.*of b does not hold/,
    );
    expect(task?.systems.at(-1)?.main.value).toBeNull();
  });

  it('keeps words that are names of members of objects', () => {
    const results = ['constructor', '__proto__'].map((task) => sourced({ task, system: { name: 'toString' } }));
    expect(makeReport(results, []).tasks.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
  });
});
