import type { PruneOptions } from '../count-contexts.js';
import { reportKind } from '../counting/count-row.js';
import { frequencyKind } from '../counting/counting-method.js';
import { countsFolder } from './count-sql.js';
import { joinAddress, parquetTable, type SqlStep, sqlText, writeParquet } from './sql-text.js';

/** Limits of a selection; those of `selectContexts`, and how often a target occurs in the text at least. */
export interface SelectionLimits extends Required<PruneOptions> {
  readonly minimumFrequency: number;
}

/** The folder of what comes of the counts, within that of the job; all that has to lie on this machine in the end. */
export function resultsFolder(folder: string): string {
  return joinAddress(folder, 'results');
}

/** The names of the folders of results. */
export const resultNames = {
  targets: (kind: string): string => `${kind}.targets`,
  contexts: (kind: string): string => `${kind}.contexts`,
  cells: (kind: string): string => `${kind}.cells`,
  tuples: (kind: string): string => `${kind}.tuples`,
  reports: 'reports',
  kinds: 'kinds',
  plan: 'plan',
} as const;

/** The order of `compareText`: by UTF-16 units, as bytes. */
const inOrder = (column: string): string => `encode(${column}, 'UTF-16BE')`;

/**
 * Writes the selection of the targets and contexts of a kind as a step of SQL, with the cells they have in common, targets and
 * contexts by their places: what `selectContexts` does (Turney 2012, section 4).
 */
export function writeSelectSql(folder: string, kind: string, limits: SelectionLimits): SqlStep {
  const { minimumFrequency, minimumTargetCount, minimumContextTargets, maximumContexts, contextSelection } = limits;
  const counts = parquetTable(countsFolder(folder));
  const at = (name: string): string => joinAddress(resultsFolder(folder), name);
  const isKind = `kind = ${sqlText(kind)}`;
  const [targets, contexts] = [at(resultNames.targets(kind)), at(resultNames.contexts(kind))];
  const summed = `SELECT target FROM ${counts} WHERE ${isKind} GROUP BY target HAVING SUM(count) >= ${minimumTargetCount}`;
  // Targets without a context of this kind are only wanted where none are dropped.
  const all = `SELECT DISTINCT target FROM ${counts} WHERE kind <> ${sqlText(reportKind)}`;
  const counted = minimumTargetCount > 0 ? summed : all;
  const frequent = `SELECT target FROM ${counts} WHERE kind = ${sqlText(frequencyKind)} AND count >= ${minimumFrequency}`;
  const kept = minimumFrequency > 0 ? `(${counted}) LEFT SEMI JOIN (${frequent}) USING (target)` : `(${counted})`;
  const shared =
    `SELECT context, COUNT(*) AS shared, SUM(count) AS sum FROM ${counts} JOIN ${parquetTable(targets)}` +
    ` ON target = label WHERE ${isKind} GROUP BY context HAVING COUNT(*) >= ${minimumContextTargets}`;
  const order = `${contextSelection === 'targets' ? 'shared' : 'sum'} DESC, ${inOrder('context')}`;
  return {
    title: `selecting ${kind}`,
    statements: [
      writeParquet(
        targets,
        `SELECT CAST(row_number() OVER (ORDER BY ${inOrder('target')}) - 1 AS INT) AS place, target AS label\n  FROM ${kept}`,
      ),
      writeParquet(
        contexts,
        `SELECT CAST(row_number() OVER (ORDER BY ${order}) - 1 AS INT) AS place, context AS label\n` +
          `  FROM (SELECT * FROM (${shared})\n  ORDER BY ${order} LIMIT ${maximumContexts})`,
      ),
      writeParquet(
        at(resultNames.cells(kind)),
        `SELECT t.place AS row, c.place AS column, CAST(n.count AS DOUBLE) AS count FROM ${counts} n\n` +
          `  JOIN ${parquetTable(targets)} t ON n.target = t.label\n` +
          `  JOIN ${parquetTable(contexts)} c ON n.context = c.label\n  WHERE n.${isKind}`,
      ),
    ],
  };
}

/**
 * Writes the tables of tuples and frequencies, and what is known of the counting, as a step of SQL.
 *
 * @param plan says what was counted and selected; it goes with the results.
 */
export function writeTablesSql(folder: string, tuples: readonly string[], plan: string): SqlStep {
  const counts = parquetTable(countsFolder(folder));
  const at = (name: string): string => joinAddress(resultsFolder(folder), name);
  const isReport = `kind = ${sqlText(reportKind)}`;
  return {
    title: 'writing tables',
    statements: [
      ...tuples.map((kind) =>
        writeParquet(
          at(resultNames.tuples(kind)),
          `SELECT context, target, CAST(count AS DOUBLE) AS count FROM ${counts}\n` +
            `  WHERE kind = ${sqlText(kind)} ORDER BY context, target`,
        ),
      ),
      writeParquet(
        at(resultNames.kinds),
        `SELECT kind, CAST(COUNT(*) AS DOUBLE) AS contexts, CAST(SUM(pairs) AS DOUBLE) AS pairs,\n` +
          '  CAST(SUM(occurrences) AS DOUBLE) AS occurrences,\n' +
          `  CAST((SELECT COUNT(DISTINCT target) FROM ${counts} WHERE NOT ${isReport}) AS DOUBLE) AS targets\n` +
          `  FROM (SELECT kind, context, COUNT(*) AS pairs, SUM(count) AS occurrences FROM ${counts}\n` +
          `  WHERE NOT ${isReport} GROUP BY kind, context) GROUP BY kind`,
      ),
      writeParquet(at(resultNames.plan), `SELECT ${sqlText(plan)} AS plan`),
      writeParquet(
        at(resultNames.reports),
        `SELECT target AS name, context AS text, CAST(count AS DOUBLE) AS count FROM ${counts} WHERE ${isReport}`,
      ),
    ],
  };
}
