import { type Command, Option } from 'commander';
import type { SparkOptions } from '../corpus/spark/run-spark-sql.js';
import type { SparkRecords } from '../corpus/spark/spark-inputs.js';
import { OptionError } from '../errors.js';
import { byteSize } from './byte-size.js';
import { wholeNumber } from './whole-number.js';

/** The options of counting on Spark, as typed. */
export interface SparkFlags {
  readonly engine: 'local' | 'spark' | 'rows';
  readonly name?: string;
  readonly master?: string;
  readonly sparkHome?: string;
  readonly driverMemory?: string;
  readonly executorMemory?: string;
  readonly executorCores?: number;
  readonly cores?: number;
  readonly packages?: string;
  readonly partitionSize?: number;
  readonly shufflePartitions?: number;
  readonly conf?: ReadonlyMap<string, string>;
  readonly node?: string;
  readonly work?: string;
  readonly records?: Exclude<SparkRecords, 'table'>;
  readonly tableFormat?: string;
  readonly results?: string;
  readonly dryRun: boolean;
}

/** Adds the options of counting on Spark to a command. */
export function addSparkOptions(command: Command): void {
  command
    .addOption(
      new Option(
        '--engine <name>',
        'where the corpus is counted, with the same result: on this machine; by Spark; or elsewhere, where the arguments are rows of counts',
      )
        .choices(['local', 'spark', 'rows'])
        .default('local'),
    )
    .addOption(new Option('--name <text>', 'rows: what the corpus is called (default: the name of the first file)'))
    .addOption(new Option('--master <url>', 'spark: the master, such as spark://host:7077 or yarn (default: local[*])'))
    .addOption(new Option('--spark-home <folder>', 'spark: where Spark is (default: SPARK_HOME, else the path)'))
    .addOption(new Option('--driver-memory <size>', 'spark: memory of the driver, such as 4g'))
    .addOption(new Option('--executor-memory <size>', 'spark: memory of Java in each executor, such as 8g'))
    .addOption(
      new Option('--executor-cores <n>', 'spark: cores of each executor').argParser(
        wholeNumber('--executor-cores', 1, 10_000),
      ),
    )
    .addOption(
      new Option('--cores <n>', 'spark: cores of all executors together').argParser(
        wholeNumber('--cores', 1, 1_000_000),
      ),
    )
    .addOption(new Option('--packages <coordinates>', 'spark: Maven packages, as for an object store'))
    .addOption(
      new Option('--partition-size <size>', 'spark: bytes of input a task, such as 512M').argParser(
        byteSize('--partition-size', 1),
      ),
    )
    .addOption(
      new Option('--shuffle-partitions <n>', 'spark: parts of the shuffle').argParser(
        wholeNumber('--shuffle-partitions', 1, 10_000_000),
      ),
    )
    .addOption(
      new Option('--conf <name=value>', 'spark: a setting; may be repeated').argParser(
        (text: string, before: ReadonlyMap<string, string> = new Map()) => addSetting(before, text),
      ),
    )
    .addOption(new Option('--node <path>', 'spark: Node on the workers (default: node)'))
    .addOption(
      new Option('--work <address>', 'spark: where counts and results go; workers must reach it (default: OUT/spark)'),
    )
    .addOption(
      new Option('--records <kind>', 'spark: what a corpus is parted into (default: lines where it can be, else files)')
        .choices(['lines', 'blocks', 'files'])
        .conflicts('tableFormat'),
    )
    .addOption(
      new Option(
        '--table-format <format>',
        'spark: read tables, such as parquet or orc, with the text in --column',
      ).conflicts('format'),
    )
    .addOption(new Option('--results <folder>', 'spark: results of a job that were copied here; nothing is counted'))
    .addOption(
      new Option('--dry-run', 'spark: write the job, print its SQL and the command that submits it').default(false),
    );
}

/** Makes the options of Spark from the flags. */
export function sparkOptionsOf(flags: SparkFlags): SparkOptions {
  return {
    master: flags.master,
    home: flags.sparkHome,
    driverMemory: flags.driverMemory,
    executorMemory: flags.executorMemory,
    executorCores: flags.executorCores,
    cores: flags.cores,
    packages: flags.packages,
    partitionBytes: flags.partitionSize,
    shufflePartitions: flags.shufflePartitions,
    settings: flags.conf,
  };
}

/** Throws an OptionError for an option of an engine without that engine. */
export function checkSparkFlags(flags: SparkFlags): void {
  if (flags.name !== undefined && flags.engine !== 'rows') {
    throw new OptionError('--name', flags.name, 'nothing without --engine rows');
  }
  if (flags.engine === 'spark') return;
  const { master, sparkHome, driverMemory, executorMemory, executorCores, cores, packages, partitionSize } = flags;
  const { shufflePartitions, conf, node, work, records, tableFormat, results } = flags;
  const given = Object.entries({
    '--master': master,
    '--spark-home': sparkHome,
    '--driver-memory': driverMemory,
    '--executor-memory': executorMemory,
    '--executor-cores': executorCores,
    '--cores': cores,
    '--packages': packages,
    '--partition-size': partitionSize,
    '--shuffle-partitions': shufflePartitions,
    '--conf': conf && [...conf.keys()],
    '--node': node,
    '--work': work,
    '--records': records,
    '--table-format': tableFormat,
    '--results': results,
    '--dry-run': flags.dryRun || undefined,
  }).find(([, value]) => value !== undefined);
  if (given !== undefined) throw new OptionError(given[0], given[1], 'nothing without --engine spark');
}

function addSetting(before: ReadonlyMap<string, string>, text: string): ReadonlyMap<string, string> {
  const [, name, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new OptionError('--conf', text, 'NAME=VALUE');
  return new Map([...before, [name, value]]);
}
