import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { explainFailure } from './spark-failure.js';
import { stepMark } from './sql-text.js';

/** Where a job runs and with what; what is not given is Spark's own default or that of its configuration. */
export interface SparkOptions {
  /** The address of the master: `local[*]`, `spark://host:7077`, `yarn`, `k8s://...`. Default `local[*]`. */
  readonly master?: string | undefined;
  /** The folder of Spark, in which `bin/spark-sql` lies; default `SPARK_HOME`, else `spark-sql` is looked for on the path. */
  readonly home?: string | undefined;
  readonly driverMemory?: string | undefined;
  readonly executorMemory?: string | undefined;
  readonly executorCores?: number | undefined;
  /** Cores on all executors together. */
  readonly cores?: number | undefined;
  /** Maven coordinates of what else Spark needs, separated by commas: for instance to read from an object store. */
  readonly packages?: string | undefined;
  /** Bytes of input that a task takes at most. */
  readonly partitionBytes?: number | undefined;
  /** Parts of the shuffle, before Spark joins small ones. */
  readonly shufflePartitions?: number | undefined;
  /** Further settings by name. */
  readonly settings?: ReadonlyMap<string, string> | undefined;
}

/** A command with its arguments. */
export interface SparkCommand {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Variables of the environment that it needs besides those that are there. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes the command that submits a file of SQL, with an archive that executors unpack as the folder `qualia`. */
export function createSparkCommand(
  options: SparkOptions,
  { sql, archive }: { readonly sql: string; readonly archive: string },
): SparkCommand {
  const { master = 'local[*]', home = process.env['SPARK_HOME'], cores, packages } = options;
  const settings = new Map<string, string>([
    // Tables live as long as the job.
    ['spark.sql.catalogImplementation', 'in-memory'],
    ['spark.ui.showConsoleProgress', 'true'],
    ...(options.partitionBytes === undefined
      ? []
      : [['spark.sql.files.maxPartitionBytes', `${options.partitionBytes}`] as const]),
    ...(options.shufflePartitions === undefined
      ? []
      : [['spark.sql.shuffle.partitions', `${options.shufflePartitions}`] as const]),
    ...(options.settings ?? []),
  ]);
  const named = (name: string, value: string | number | undefined): string[] => {
    return value === undefined ? [] : [name, `${value}`];
  };
  const isNamed = home !== undefined && home !== '';
  return {
    program: isNamed ? join(home, 'bin', 'spark-sql') : 'spark-sql',
    environment: isNamed ? { SPARK_HOME: home } : {},
    arguments: [
      ...named('--master', master),
      ...named('--name', 'qualia'),
      ...named('--driver-memory', options.driverMemory),
      ...named('--executor-memory', options.executorMemory),
      ...named('--executor-cores', options.executorCores),
      ...named('--total-executor-cores', cores),
      ...named('--packages', packages),
      ...named('--archives', `${archive}#qualia`),
      ...[...settings].flatMap(([name, value]) => ['--conf', `${name}=${value}`]),
      '-f',
      sql,
    ],
  };
}

/** How far a job has come: its step, and how many tasks of the current stage are done. */
interface SparkProgress {
  readonly step: string;
  readonly done: number;
  readonly tasks: number;
}

/** Options of {@link runSparkSql}. */
export interface RunSparkSqlOptions {
  /** The file that gets all that Spark says. */
  readonly log: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: SparkProgress) => void) | undefined;
}

/** Bytes of what Spark says last, in which the cause of a failure is looked for. */
const keptCharacters = 1 << 18;

/** Milliseconds that a job gets to end when it is stopped. */
const patience = 15_000;

/**
 * Runs a job to its end.
 *
 * @throws QualiaError that says what failed and what to do (see `explainFailure`); the signal's reason when it is aborted,
 *   once the job has ended.
 */
export async function runSparkSql(command: SparkCommand, options: RunSparkSqlOptions): Promise<void> {
  const { log, signal, onProgress } = options;
  signal?.throwIfAborted();
  const child = spawn(command.program, [...command.arguments], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...command.environment },
  });
  const written = createWriteStream(log);
  let said = '';
  let step = 'starting Spark';
  const tell = (done: number, tasks: number): void => onProgress?.({ step, done, tasks });
  tell(0, 0);
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith(`${stepMark} `)) return;
    step = line.slice(stepMark.length + 1);
    tell(0, 0);
  });
  child.stderr.on('data', (bytes: Buffer) => {
    written.write(bytes);
    const text = bytes.toString();
    said = (said + text).slice(-keptCharacters);
    const bar = [...text.matchAll(/\[Stage \d+:[=> ]*\((\d+) \+ \d+\) \/ (\d+)\]/g)].at(-1);
    if (bar !== undefined) tell(Number(bar[1]), Number(bar[2]));
  });
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), patience);
  };
  signal?.addEventListener('abort', stop, { once: true });
  if (signal?.aborted) stop();
  try {
    const ended = await new Promise<{ readonly code: number | null; readonly error?: Error }>((resolve) => {
      child.on('error', (error) => resolve({ code: null, error }));
      child.on('close', (code) => resolve({ code }));
    });
    signal?.throwIfAborted();
    if (ended.code !== 0) throw explainFailure({ ...ended, said, log, program: command.program });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    written.end();
    await finished(written).catch(() => undefined);
  }
}
