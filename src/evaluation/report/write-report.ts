import { dirname } from 'node:path';
import { makeFolder } from '../../matrix/make-folder.js';
import { writeWhole } from '../../matrix/write-whole-file.js';
import type { Report } from './report.js';
import { reportToCsv } from './report-csv.js';
import { reportToHtml } from './report-html.js';
import { reportToJson } from './report-json.js';
import { reportToMarkdown } from './report-markdown.js';

/** The forms of a report. */
export type ReportForm = 'html' | 'markdown' | 'csv' | 'json';

const writers: Readonly<Record<ReportForm, (report: Report) => string | Promise<string>>> = {
  html: reportToHtml,
  markdown: reportToMarkdown,
  csv: reportToCsv,
  json: reportToJson,
};

/** Writes a report in one of its forms to a file, which appears whole or not at all; folders are made as needed. */
export async function writeReport(path: string, form: ReportForm, report: Report): Promise<void> {
  const text = await writers[form](report);
  await makeFolder(dirname(path));
  await writeWhole(path, async (file) => {
    await file.writeFile(text);
  });
}
