import { existsSync, rmSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type WrittenFormat, writtenFormats } from '../lexicon/formats/lexicon-formats.js';
import { writeLexiconRecords } from '../lexicon/formats/write-lexicon-records.js';
import type { EntryRecord } from '../lexicon/records/entry-record.js';
import type { RelationRecord } from '../lexicon/records/relation-record.js';
import { nameRelation } from '../lexicon/records/relation-record.js';
import type { SenseRecord } from '../lexicon/records/sense-record.js';
import { LexiconDatabase } from '../lexicon/store/lexicon-database.js';
import { readStoreRecords } from '../lexicon/store/read-store-records.js';
import { encodeRecord } from '../lexicon/store/record-json.js';
import { searchLemmas, searchTexts } from '../lexicon/store/search-lexicon.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { lexiconArgument, openLexiconRecords, tellFindings } from './open-lexicon-records.js';
import { lexiconOption, storeArgument, withStoredLexicon } from './open-store.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { requireOtherFile } from './require-out-file.js';
import { jsonOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

interface SearchFlags extends OutputFlags {
  readonly lexicon?: string;
  readonly glosses: boolean;
  readonly pos?: string;
  readonly limit: number;
}

/** Adds `qualia lexicon open`, `export`, `show` and `search`. */
export function addLexiconStoreCommands(lexicon: Command, context: CommandContext): void {
  lexicon
    .command('open')
    .description('Put a lexicon into a store, in which it is edited with a history; a store that is there gets it too.')
    .argument('<lexicon>', lexiconArgument)
    .requiredOption('--store <file>', 'the store, such as wordnet.sqlite')
    .addOption(lexiconOption())
    .action((path: string, flags: { readonly store: string; readonly lexicon?: string }) => {
      return runOpen(path, flags, context);
    });
  lexicon
    .command('export')
    .description('Write the lexicons of a store in a format: WN-LMF 1.4, WNDB (a folder), OMW tab, JSON lines.')
    .argument('<store>', storeArgument)
    .argument('<out>', 'where to write: .xml, .xml.gz, .tab, .jsonl, .jsonl.gz, or any name with --to')
    .addOption(new Option('--to <format>', 'the format (default: by the ending of the file)').choices(writtenFormats))
    .addOption(lexiconOption())
    .action(async (path: string, out: string, flags: { readonly to?: WrittenFormat; readonly lexicon?: string }) => {
      await requireOtherFile('out', out, [path]);
      const { lexicons, sideFiles } = readStoreRecords(path, flags.lexicon);
      tellFindings(await writeLexiconRecords(out, lexicons, { format: flags.to, sideFiles }), context);
      const synsets = lexicons.reduce((sum, each) => sum + each.synsets.length, 0);
      process.stderr.write(`${synsets.toLocaleString('en-US')} synsets written to ${out}.\n`);
    });
  lexicon
    .command('show')
    .description('Show an entry, sense or synset of a store, or the entries of a lemma.')
    .argument('<store>', storeArgument)
    .argument('<id>', 'an id or a lemma')
    .addOption(lexiconOption())
    .addOption(jsonOption())
    .action((path: string, id: string, flags: { readonly lexicon?: string; readonly json: boolean }) => {
      withStoredLexicon(path, flags.lexicon, (each) => runShow(each, id, flags.json));
    });
  const search = lexicon
    .command('search')
    .description(
      'Find entries of a store by the beginning of a form, or synsets by words of their glosses and examples.',
    )
    .argument('<store>', storeArgument)
    .argument('<text>', 'the beginning of a form; with --glosses words')
    .addOption(lexiconOption())
    .addOption(new Option('--glosses', 'search in glosses and examples').default(false))
    .addOption(new Option('--pos <letter>', 'only this part of speech'))
    .addOption(
      new Option('--limit <n>', 'how many records are shown').argParser(wholeNumber('--limit', 1, 100_000)).default(20),
    );
  addOutputOptions(search).action((path: string, text: string, flags: SearchFlags) => {
    withStoredLexicon(path, flags.lexicon, (each) => runSearch(each, text, flags));
  });
}

async function runOpen(
  path: string,
  { store, lexicon: id }: { readonly store: string; readonly lexicon?: string },
  context: CommandContext,
): Promise<void> {
  await requireOtherFile('--store', store, [path]);
  const { lexicons, sideFiles } = await openLexiconRecords(path, id, context);
  const isNew = !existsSync(store);
  const database = new LexiconDatabase(store, { create: true });
  let done = false;
  try {
    for (const lexicon of lexicons) database.add(lexicon, lexicons.length === 1 ? sideFiles : new Map());
    done = true;
  } finally {
    database.close();
    if (!done && isNew) rmSync(store, { force: true });
  }
  for (const { id: name, synsets } of lexicons) {
    process.stderr.write(`${name}: ${synsets.length.toLocaleString('en-US')} synsets in ${store}.\n`);
  }
}

function runShow(lexicon: StoredLexicon, id: string, json: boolean): void {
  const entry = lexicon.findEntry(id) ?? lexicon.findSense(id)?.entry;
  const synset = lexicon.findSynset(id);
  const entries = entry !== undefined ? [entry] : synset === undefined ? lexicon.entriesWithForm(id) : [];
  if (entries.length === 0 && synset === undefined) {
    const nearest = searchLemmas(lexicon, id, { limit: 5 }).map(({ lemma }) => lemma);
    const advice =
      nearest.length === 0 ? 'Look for it with "qualia lexicon search".' : `There is: ${nearest.join(', ')}.`;
    throw new CommandError('UNKNOWN_RECORD', `"${id}" is no id and no lemma of this lexicon.`, advice);
  }
  if (json) {
    const found = synset === undefined ? entries : [synset];
    printJson(found.map(({ version, record }) => ({ version, ...(JSON.parse(encodeRecord(record)) as object) })));
    return;
  }
  const lines = entries.flatMap(({ record, version }) => formatEntry(lexicon, record, version));
  if (synset !== undefined) lines.push(...formatSynset(lexicon, id));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function formatEntry(lexicon: StoredLexicon, { id, lemma, partOfSpeech, senses, forms }: EntryRecord, version: number) {
  return [
    `${lemma} ${partOfSpeech}  ${id}, version ${version}`,
    ...(forms.length === 0 ? [] : [`  forms: ${forms.map(({ writtenForm }) => writtenForm).join(', ')}`]),
    ...senses.flatMap((sense) => formatSense(lexicon, sense).map((line) => `  ${line}`)),
  ];
}

function formatSense(lexicon: StoredLexicon, sense: SenseRecord): string[] {
  const gloss = lexicon.findSynset(sense.synset)?.record.definitions[0]?.text ?? '';
  const { dotType, qualia } = sense;
  return [
    `${sense.id}${sense.key === undefined ? '' : ` ${sense.key}`}  ${sense.synset}  ${gloss}`,
    ...sense.examples.map(({ text }) => `  "${text}"`),
    ...(dotType.length === 0 ? [] : [`  dot type ${dotType.join('.')}`]),
    ...qualia.map(({ role, target, text }) => `  ${role} ${target ?? text}`),
    ...sense.relations.map((relation) => `  ${formatRelation(lexicon, relation)}`),
  ];
}

function formatSynset(lexicon: StoredLexicon, id: string): string[] {
  const stored = lexicon.findSynset(id);
  if (stored === undefined) return [];
  const { record, version } = stored;
  return [
    `${lemmasOf(lexicon, id)}  ${id}, version ${version}${record.ili === '' ? '' : `, ${record.ili}`}`,
    ...record.definitions.map(({ text }) => `  ${text}`),
    ...record.examples.map(({ text }) => `  "${text}"`),
    ...record.relations.map((relation) => `  ${formatRelation(lexicon, relation)}`),
  ];
}

function formatRelation(lexicon: StoredLexicon, relation: RelationRecord): string {
  const { target } = relation;
  const lemmas = lexicon.findSense(target)?.entry.record.lemma ?? lemmasOf(lexicon, target);
  return `${nameRelation(relation)} ${target} (${lemmas})`;
}

function lemmasOf(lexicon: StoredLexicon, synset: string): string {
  return lexicon
    .members(synset)
    .map(({ entry }) => entry.record.lemma)
    .join(', ');
}

interface Hit {
  readonly id: string;
  readonly lemmas: string;
  readonly partOfSpeech: string;
  readonly gloss: string;
}

const columns: readonly RecordColumn<Hit>[] = [
  { title: 'id', value: ({ id }) => id },
  { title: 'pos', value: ({ partOfSpeech }) => partOfSpeech },
  { title: 'lemmas', value: ({ lemmas }) => lemmas },
  { title: 'gloss', value: ({ gloss }) => gloss },
];

function runSearch(lexicon: StoredLexicon, text: string, flags: SearchFlags): void {
  const { limit, pos: partOfSpeech, glosses } = flags;
  const found: Hit[] = glosses
    ? searchTexts(lexicon, text, { limit, partOfSpeech }).map(({ synset, lemmas }) => {
        const { id, definitions } = synset;
        return { id, lemmas: lemmas.join(', '), partOfSpeech: synset.partOfSpeech, gloss: definitions[0]?.text ?? '' };
      })
    : searchLemmas(lexicon, text, { limit, partOfSpeech }).map(({ id, lemma, partOfSpeech: part, senses }) => {
        const gloss = lexicon.findSynset(senses[0]?.synset ?? '')?.record.definitions[0]?.text ?? '';
        return { id, lemmas: lemma, partOfSpeech: part, gloss };
      });
  printRecords(found, columns, flags);
}
