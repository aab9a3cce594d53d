import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../src/evaluation/report/make-report.js';
import { reportSchema } from '../../../src/evaluation/report/report.js';
import { reportToJson } from '../../../src/evaluation/report/report-json.js';
import { inventManifests, inventResults } from './invented-results.js';

describe('reportToJson', () => {
  it('writes the form of the schema, which reads back as the same report', () => {
    const report = makeReport(inventResults(), inventManifests());
    expect(reportSchema.parse(JSON.parse(reportToJson(report)))).toEqual(report);
  });
});
