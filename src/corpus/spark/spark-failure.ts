import { QualiaError } from '../../errors.js';
import { findScriptFailure } from './script-failure.js';

/** How a job ended that failed. */
export interface SparkFailure {
  /** The code that it ended with; null where a signal ended it or it could not be started. */
  readonly code: number | null;
  /** Why it could not be started. */
  readonly error?: Error | undefined;
  /** What it said last. */
  readonly said: string;
  /** The file that holds all that it said. */
  readonly log: string;
  readonly program: string;
}

/** What Spark says where something common is wrong, and what is to be done; the first that fits is told. */
const causes: readonly { readonly sign: RegExp; readonly code: string; readonly message: string }[] = [
  {
    sign: /exited with status 127|node: command not found|node: not found/,
    code: 'NO_NODE',
    message:
      'An executor finds no Node. Install Node 20.19 or later on every worker, or name where it lies there with --node PATH.',
  },
  {
    sign: /qualia needs Node 20\.19 or later, and this is [^\s"]+/,
    code: 'OLD_NODE',
    message: 'An executor has an old Node: $&. Name another with --node PATH.',
  },
  {
    sign: /No space left on device/,
    code: 'DISK_FULL',
    message:
      'A disk is full: that of the work folder, or one on which executors put what they shuffle. Free some, or name others with' +
      ' --work and --conf spark.local.dir=PATH. Counts that are complete are kept.',
  },
  {
    sign: /All masters are unresponsive|Failed to connect to master|Could not parse Master URL|Invalid master URL/,
    code: 'NO_MASTER',
    message: 'The master of the cluster does not answer. Check --master, and that it has workers.',
  },
  {
    sign: /JAVA_HOME is not set|java: command not found|java: not found/,
    code: 'NO_JAVA',
    message: 'Spark finds no Java on this machine. Install Java 17 or later, or set JAVA_HOME.',
  },
  {
    sign: /OutOfMemoryError|heap out of memory|exited with status 13[47]|Container killed by YARN for exceeding/,
    code: 'MEMORY',
    message:
      'An executor ran out of memory. Besides Java each core of an executor needs room for Node, about 1 GB and what --memory' +
      ' says: give fewer --executor-cores, or more with --conf spark.executor.memoryOverhead=4g.',
  },
  {
    sign: /UNABLE_TO_INFER_SCHEMA|Unable to infer schema/,
    code: 'LOST_ROWS',
    message:
      'No counts came to the work folder. Either the corpus is empty, or workers write to a folder of their own: --work must be one' +
      ' place for all.',
  },
  {
    sign: /Path does not exist: \S+|PATH_NOT_FOUND[^\n]*/,
    code: 'MISSING_FILE',
    message: 'Spark finds no file: $&. Every worker must reach the inputs at the same address.',
  },
];

/** Says why a job failed, as far as it can be told, and what to do. */
export function explainFailure({ code, error, said, log, program }: SparkFailure): QualiaError {
  if (error !== undefined) {
    const advice = 'Install Spark, for instance with "pip install pyspark", and name its folder with --spark-home.';
    return new QualiaError('NO_SPARK', `Cannot start ${program}: ${error.message}. ${advice}`, { cause: error });
  }
  const where = `All that Spark said is in ${log}.`;
  const script = findScriptFailure(said);
  if (script !== undefined) return new QualiaError(script.code, `${script.message} ${where}`);
  for (const cause of causes) {
    const found = cause.sign.exec(said);
    if (found !== null) return new QualiaError(cause.code, `${cause.message.replace('$&', () => found[0])} ${where}`);
  }
  // What was said before belongs to statements that were done.
  const last = said.slice(Math.max(0, said.lastIndexOf('Time taken:')));
  const lines = last.split('\n').filter((line) => /(?:Error|Exception)\b/.test(line) && !/ WARN /.test(line));
  const line = (lines[0] ?? said.trim().split('\n').at(-1) ?? '').slice(0, 500);
  return new QualiaError('SPARK', `Spark ended with code ${code ?? 'none'}: ${line.trim()} ${where}`);
}
