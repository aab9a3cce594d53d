import { writeToString } from 'fast-csv';
import type { Report } from './report.js';
import { listReportRows, type ReportRow } from './report-rows.js';

type Cell = string | number | boolean | null | undefined;

const columns: readonly (readonly [string, (row: ReportRow) => Cell])[] = [
  ['role', ({ role }) => role],
  ['task', ({ task }) => task],
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['tokens', ({ tokens }) => tokens],
  ['measure', ({ measure }) => measure],
  ['main', ({ isMain }) => (isMain ? 'yes' : 'no')],
  ['score', ({ score }) => score],
  ['low', ({ low }) => low],
  ['high', ({ high }) => high],
  ['items', ({ items }) => items],
  ['answered', ({ answered }) => answered],
  ['coverage', ({ coverage }) => coverage],
  ['score_of_answered', ({ scoreOfAnswered }) => scoreOfAnswered],
  ['score_of_all', ({ scoreOfAll }) => scoreOfAll],
  ['missing', ({ role, isMain, missing }) => (role === 'system' && isMain ? missing.length : undefined)],
  ['missing_words', ({ isMain, missing }) => (isMain ? missing.join(' ') : undefined)],
  ['seed', ({ seed }) => seed],
  ['samples', ({ samples }) => samples],
  ['version', ({ version }) => version],
  ['data_sha256', ({ data }) => data.join(' ')],
  ['inventory', ({ inventory }) => inventory?.name],
  ['inventory_sha256', ({ inventory }) => inventory?.sha256],
  ['seconds', ({ seconds }) => seconds],
];

/**
 * Writes all numbers of a report as comma-separated values, one a row, see `listReportRows`: RFC 4180 with a head, quoted
 * where needed, lines ended by a line feed. Numbers are whole, not rounded; what does not apply, or has no score, is empty.
 * The words that a system did not know, separated by spaces, stand in the row of its main score alone.
 */
export async function reportToCsv(report: Report): Promise<string> {
  const rows = listReportRows(report).map((row) => columns.map(([, cellOf]) => String(cellOf(row) ?? '')));
  return await writeToString(rows, {
    headers: columns.map(([name]) => name),
    alwaysWriteHeaders: true,
    includeEndRowDelimiter: true,
  });
}
