import type { Report } from './report.js';

/** Writes a report as JSON of the form of `reportSchema`, with a line end; the same report gives the same bytes. */
export function reportToJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
