import type { Command } from 'commander';
import type { LexiconFormat } from '../lexicon/formats/lexicon-formats.js';
import { countRecords, type RecordCounts } from '../lexicon/records/count-records.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import type { CommandContext } from './command-context.js';
import { lexiconArgument, openLexiconRecords } from './open-lexicon-records.js';
import { lexiconOption } from './open-store.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

/** The options of `qualia lexicon info`, as typed. */
interface InfoFlags extends OutputFlags {
  readonly lexicon?: string;
}

/** Adds `qualia lexicon info`: what a lexicon holds. */
export function addLexiconInfoCommand(lexicon: Command, context: CommandContext): void {
  const command = lexicon
    .command('info')
    .description('Say what a lexicon is called, under which licence it stands, and how much of what it holds.')
    .argument('<lexicon>', lexiconArgument)
    .addOption(lexiconOption());
  addOutputOptions(command).action((path: string, flags: InfoFlags) => runInfo(path, flags, context));
}

async function runInfo(path: string, flags: InfoFlags, context: CommandContext): Promise<void> {
  const { format, lexicons } = await openLexiconRecords(path, flags.lexicon, context);
  const described = lexicons.map((lexicon) => ({ lexicon, counts: countRecords(lexicon) }));
  if (flags.json) {
    printJson(described.map(({ lexicon, counts }) => ({ format, ...headOf(lexicon), ...toJson(counts) })));
    return;
  }
  for (const { lexicon, counts } of described) printRecords(listFacts(format, lexicon, counts), columns, flags);
}

interface Fact {
  readonly what: string;
  readonly value: string | number;
}

const columns: readonly RecordColumn<Fact>[] = [
  { title: 'what', value: ({ what }) => what },
  {
    title: 'value',
    value: ({ value }) => value,
    shown: ({ value }) => (typeof value === 'number' ? value.toLocaleString('en-US') : value),
  },
];

function headOf({ id, label, language, version, license, url, extended, requires }: LexiconRecord) {
  return { id, label, language, version, license, url, extends: extended, requires };
}

function toJson({ byPartOfSpeech, byRelation, ...counts }: RecordCounts) {
  return { counts, synsetsByPartOfSpeech: [...byPartOfSpeech], relationsByName: [...byRelation] };
}

function listFacts(format: LexiconFormat, lexicon: LexiconRecord, counts: RecordCounts): Fact[] {
  const { byPartOfSpeech, byRelation, dotObjects, properNames, counted, ...plain } = counts;
  const head = Object.entries(headOf(lexicon)).flatMap(([what, value]) => {
    return typeof value === 'string' && value !== '' ? [{ what, value }] : [];
  });
  const others = [...lexicon.requires, ...(lexicon.extended === undefined ? [] : [lexicon.extended])];
  return [
    { what: 'format', value: format },
    ...head,
    ...others.map(({ id, version }) => ({ what: 'needs', value: `${id} ${version}` })),
    ...Object.entries(plain).map(([what, value]) => ({ what, value })),
    { what: 'senses with counts', value: counted },
    { what: 'senses with a dot type', value: dotObjects },
    { what: 'proper names', value: properNames },
    ...Array.from(byPartOfSpeech, ([letter, value]) => ({ what: `synsets ${letter}`, value })),
    ...Array.from(byRelation, ([name, value]) => ({ what: `relations ${name}`, value })),
  ];
}
