import { labelEscapes } from '../counting/count-row.js';
import { joinAddress, type SqlStep, sqlText } from './sql-text.js';

/** Where records come from, and which of the script's inputs they are. */
export type RecordSource = {
  readonly input: number;
} /** Lines, or blocks up to a blank line, of text files that Spark finds and may part. */ & (
  | { readonly kind: 'lines' | 'blocks'; readonly path: string }
  /** A column of a table of Parquet, ORC, JSON, Avro files; each row is the text of a document. */
  | { readonly kind: 'table'; readonly path: string; readonly format: string; readonly column: string }
  /** Lists of paths, a list a line, that the executors read themselves. */
  | { readonly kind: 'lists'; readonly path: string; readonly lists: number }
  /** Whole files that Spark reads and hands over. */
  | { readonly kind: 'contents'; readonly path: string }
);

/** What the counting of records as SQL is made of. */
export interface CountSqlOptions {
  readonly sources: readonly RecordSource[];
  /** The command that starts the script, up to the number of the input. */
  readonly command: string;
  /** The folder in which the job works, a path or an address that driver and executors reach. */
  readonly folder: string;
}

/** The folder of all counts, within that of the job: kind, target, context, count. */
export function countsFolder(folder: string): string {
  return joinAddress(folder, 'counts');
}

/** The name of the table that the counting writes, and forgets when it is done. */
const tableName = 'qualia_counts';

const format = "ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n' NULL DEFINED AS '\\\\N'";

/**
 * Writes the counting as a step of SQL: each partition of the records goes through the script, whose rows Spark adds up, so
 * that a task which is done twice counts once. The counts lie in {@link countsFolder}, separated by kind.
 */
export function writeCountSql({ sources, command, folder }: CountSqlOptions): SqlStep {
  const views = sources.map((source, number) => createView(`qualia_records_${number}`, source));
  const rows = sources.map((source, number) => {
    return [
      `    SELECT TRANSFORM (${source.kind === 'contents' ? 'path, record' : 'record'}) ${format}`,
      `      USING ${sqlText(`${command} ${source.input}`)}`,
      `      AS (kind STRING, target STRING, context STRING, count BIGINT) ${format}`,
      `      FROM ${recordsOf(`qualia_records_${number}`, source)}`,
    ].join('\n');
  });
  const sums = [
    `INSERT OVERWRITE TABLE ${tableName} PARTITION (kind)`,
    `SELECT ${unescaped('target')} AS target, ${unescaped('context')} AS context, SUM(count) AS count, kind`,
    `  FROM (\n${rows.join('\n    UNION ALL\n')}\n  )`,
    '  GROUP BY kind, target, context',
  ].join('\n');
  return {
    title: 'counting',
    statements: [
      // A kind may be called by a number.
      'SET spark.sql.sources.partitionColumnTypeInference.enabled=false',
      ...views,
      `DROP TABLE IF EXISTS ${tableName}`,
      `CREATE TABLE ${tableName} (target STRING, context STRING, count BIGINT, kind STRING) USING parquet` +
        ` PARTITIONED BY (kind) LOCATION ${sqlText(countsFolder(folder))}`,
      sums,
      `DROP TABLE ${tableName}`,
    ],
  };
}

function createView(name: string, source: RecordSource): string {
  const options = { path: source.path, ...optionsOf(source) };
  const list = Object.entries(options).map(([key, value]) => `${key} ${sqlText(value)}`);
  return `CREATE OR REPLACE TEMPORARY VIEW ${name} USING ${formatOf(source)} OPTIONS (${list.join(', ')})`;
}

function formatOf(source: RecordSource): string {
  if (source.kind === 'table') return source.format;
  return source.kind === 'contents' ? 'binaryFile' : 'text';
}

function optionsOf(source: RecordSource): Readonly<Record<string, string>> {
  switch (source.kind) {
    case 'lines':
      return { lineSep: '\n', recursiveFileLookup: 'true' };
    case 'blocks':
      return { lineSep: '\n\n', recursiveFileLookup: 'true' };
    case 'contents':
      return { recursiveFileLookup: 'true' };
    default:
      return {};
  }
}

/** Bytes go as base64, in which no tab, line end or damaged character stands. */
function recordsOf(view: string, source: RecordSource): string {
  const base64 = (bytes: string): string => `regexp_replace(base64(${bytes}), '\\\\s', '')`;
  switch (source.kind) {
    case 'lists':
      return `(SELECT /*+ REPARTITION(${source.lists}) */ value AS record FROM ${view})`;
    case 'contents':
      return `(SELECT path, ${base64('content')} AS record FROM ${view})`;
    case 'table': {
      const column = source.column
        .split('.')
        .map((name) => `\`${name.replaceAll('`', '``')}\``)
        .join('.');
      const text = `to_json(named_struct('text', CAST(${column} AS STRING)))`;
      return `(SELECT ${base64(`CAST(${text} AS BINARY)`)} AS record FROM ${view} WHERE ${column} IS NOT NULL)`;
    }
    default:
      return `(SELECT ${base64('CAST(value AS BINARY)')} AS record FROM ${view})`;
  }
}

/** Undoes the escapes of a label, where there are any; that of the backslash comes last. */
function unescaped(column: string): string {
  const whole = labelEscapes.reduce((text, [character, letter]) => {
    return `replace(${text}, concat(chr(92), '${letter}'), chr(${character.charCodeAt(0)}))`;
  }, column);
  return `IF(instr(${column}, chr(92)) > 0, ${whole}, ${column})`;
}
