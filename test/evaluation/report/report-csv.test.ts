import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../src/evaluation/report/make-report.js';
import { reportToCsv } from '../../../src/evaluation/report/report-csv.js';
import { listReportRows } from '../../../src/evaluation/report/report-rows.js';
import { hostileNames, inventManifests, inventResults } from './invented-results.js';
import { makeResult } from './make-result.js';

describe('reportToCsv', () => {
  it('gives every number back to a reader of CSV, unrounded', async () => {
    const report = makeReport(inventResults(), inventManifests());
    const rows: Record<string, string>[] = parse(await reportToCsv(report), { columns: true });
    const number = (text: string | undefined) => (text === '' ? undefined : Number(text));
    expect(
      rows.map((row) => [
        row['role'],
        row['task'],
        row['name'],
        row['measure'],
        number(row['score']),
        number(row['low']),
      ]),
    ).toEqual(
      listReportRows(report).map(({ role, task, name, measure, score, low }) => {
        return [role, task, name, measure, score ?? undefined, low];
      }),
    );
    const main = rows.find(({ name, main: isMain }) => name === hostileNames.long && isMain === 'yes');
    expect(main).toMatchObject({
      score_of_answered: '0.487',
      coverage: '0.945',
      missing: '5',
      seed: '1',
      version: '0.1.0',
    });
    expect(Number(main?.['score_of_all'])).toBe(0.487 * 0.945);
    expect(rows.filter(({ role }) => role === 'published').length).toBe(4);
  });

  it('quotes names with commas, quotes and line ends', async () => {
    const name = 'a "quoted", name\nof two lines';
    const report = makeReport([{ path: 'a.json', result: makeResult({ system: { name } }) }], []);
    const [row] = parse(await reportToCsv(report), { columns: true }) as Record<string, string>[];
    expect(row?.['name']).toBe(name);
  });
});
