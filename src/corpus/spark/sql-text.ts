/** Writes a text as a literal of Spark SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\t', '\\t')}'`;
}

/** Names the Parquet files of a folder as a table. */
export function parquetTable(folder: string): string {
  return `parquet.\`${folder.replaceAll('`', '``')}\``;
}

/** Writes what a query gives into a folder as Parquet, in place of what is there. */
export function writeParquet(folder: string, query: string): string {
  return `INSERT OVERWRITE DIRECTORY ${sqlText(folder)} USING parquet\n${query}`;
}

/** Puts a name at the end of a path or an address. */
export function joinAddress(folder: string, name: string): string {
  return `${folder.replace(/\/+$/, '')}/${name}`;
}

/** A step of a job: what it does, as it is told, and its statements without semicolons. */
export interface SqlStep {
  readonly title: string;
  readonly statements: readonly string[];
}

/** How the beginning of a step is told among what a job prints. */
export const stepMark = 'qualia step:';

/** Puts steps together as a file of SQL, in which each step tells its beginning. */
export function formatSteps(steps: readonly SqlStep[]): string {
  return steps
    .flatMap(({ title, statements }) => [`SELECT ${sqlText(`${stepMark} ${title}`)}`, ...statements])
    .map((statement) => `${statement};\n`)
    .join('\n');
}
