import { type Command, Option } from 'commander';
import { sampleUnits, type UnitSample } from '../corpus/sample-units.js';
import { type Colours, coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { printJson, printTsv } from './print-records.js';
import { addReadOptions, type ReadFlags, readSource } from './read-source.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

interface SampleFlags extends ReadFlags {
  readonly size: number;
  readonly seed: number;
}

/** Adds `qualia corpus sample`: units of a corpus drawn by chance. */
export function addSampleCommand(corpus: Command, context: CommandContext): void {
  const command = addReadOptions(
    corpus.command('sample').description('Draw sentences of a corpus by chance, each with the same.'),
  )
    .addOption(
      new Option('--size <n>', 'how many sentences are drawn')
        .argParser(wholeNumber('--size', 1, 10_000_000))
        .default(10),
    )
    .addOption(seedOption());
  command.action(async (name: string, flags: SampleFlags) => {
    const { size, seed } = flags;
    const { result, finish } = await readSource(
      name,
      flags,
      context,
      async (reader, reading) => await sampleUnits(reader, { ...reading, size, seed }),
    );
    printSample(result, flags);
    process.stderr.write(
      `Drew ${result.units.length.toLocaleString('en-US')} of ${result.population.toLocaleString('en-US')}, seed ${seed}.\n`,
    );
    finish();
  });
}

function printSample({ units }: UnitSample, { json, tsv }: SampleFlags): void {
  if (json) printJson(units);
  else if (tsv) {
    const rows = units.map(({ document, position, text }) => [document, position, text]);
    printTsv([['document', 'position', 'text'], ...rows]);
  } else process.stdout.write(formatUnits(units, coloursOf(process.stdout)));
}

function formatUnits(units: UnitSample['units'], { dim }: Colours): string {
  return units
    .map(({ document, position, text }) => {
      return `${dim(`${document}, ${position}`)}\n  ${text.replace(/(?<!\s)\s*\n\s*/g, '\n  ')}\n`;
    })
    .join('');
}
