import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { countRecords } from '../corpus/spark/count-records.js';
import { recordSettingsSchema } from '../corpus/spark/record-settings.js';
import { formatScriptFailure } from '../corpus/spark/script-failure.js';
import { sumRows } from '../corpus/spark/sum-rows.js';
import { makeEnglishCounting } from '../embedded/english-counting.js';
import { QualiaError } from '../errors.js';

/*
 * The program on the executors. It is bundled into one file, which stands beside its settings and data:
 *
 *   node count.mjs 0            counts the records on standard input, those of the first input of settings.json
 *   node count.mjs 0 raw        the same, and a record is a line of text as it is
 *   node count.mjs sum          adds up sorted rows
 */

const usage = 'Give the number of an input of settings.json, from 0, and "raw" behind it for plain lines; or "sum".';

async function run([task = '', records]: readonly string[]): Promise<void> {
  if (task === 'sum' && records === undefined) return await sumRows(process.stdin, write);
  const settings = recordSettingsSchema.parse(
    JSON.parse(await readFile(join(dirname(process.argv[1] as string), 'settings.json'), 'utf8')),
  );
  const input = /^\d+$/.test(task) ? settings.inputs[Number(task)] : undefined;
  if (input === undefined || (records !== undefined && records !== 'raw')) throw new QualiaError('USAGE', usage);
  await countRecords(process.stdin, {
    method: await makeEnglishCounting(settings.counting),
    input: records === 'raw' ? { ...input, records } : input,
    skipBad: settings.skipBad,
    spillBytes: settings.spillBytes,
    write,
    scratch: process.cwd(),
  });
}

async function write(rows: string): Promise<void> {
  if (!process.stdout.write(rows)) await once(process.stdout, 'drain');
}

// Whoever no longer reads the rows does not want to hear more.
process.stdout.on('error', () => process.exit(1));
try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(formatScriptFailure(error));
  process.exitCode = 1;
}
