import { type Command, Option } from 'commander';
import type { Change } from '../lexicon/edits/change.js';
import { addEditOptions, type EditFlags, lexiconOption, storeArgument, withEditor } from './open-store.js';
import { describeChange, printEdit } from './print-edit.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { readBatch } from './read-batch.js';
import { wholeNumber } from './whole-number.js';

interface RepeatFlags extends EditFlags {
  readonly change?: number;
}

interface HistoryFlags extends OutputFlags {
  readonly lexicon?: string;
  readonly limit: number;
}

/** Adds `qualia lexicon history`, `undo`, `redo` and `batch`. */
export function addLexiconHistoryCommands(lexicon: Command): void {
  const history = lexicon
    .command('history')
    .description('Say what was changed in a store: when, by whom and why, the latest first.')
    .argument('<store>', storeArgument)
    .argument('[id]', 'only what changed the entry, sense or synset with this id')
    .addOption(lexiconOption())
    .addOption(
      new Option('--limit <n>', 'how many changes are shown')
        .argParser(wholeNumber('--limit', 1, 1_000_000))
        .default(20),
    );
  addOutputOptions(history).action(runHistory);
  for (const kind of ['undo', 'redo'] as const) {
    const text = kind === 'undo' ? 'Take back the last edit that holds.' : 'Do the edit again that was undone last.';
    const which = new Option('--change <n>', "refuse where it is not this edit's turn");
    const command = lexicon.command(kind).description(text).argument('<store>', storeArgument);
    command.addOption(which.argParser(wholeNumber('--change', 1, 1e9)));
    addEditOptions(command).action((path: string, { lexicon: id, json, ...options }: RepeatFlags) => {
      printEdit(
        withEditor(path, id, (editor) => editor[kind](options)),
        { json },
      );
    });
  }
  const batch = lexicon
    .command('batch')
    .description('Do the operations of a file, all or none of them, as one change.')
    .argument('<store>', storeArgument)
    .argument('<file>', 'YAML or JSON: a list of operations, or a map with "operations", "who", "why", "versions"');
  addEditOptions(batch).action(runBatch);
}

function runHistory(path: string, id: string | undefined, flags: HistoryFlags): void {
  const { lexicon, limit } = flags;
  const changes = withEditor(path, lexicon, (editor) => editor.history({ subject: id, limit }));
  printRecords(changes, columns, flags);
}

const columns: readonly RecordColumn<Change>[] = [
  { title: 'change', value: ({ number }) => number, right: true },
  { title: 'time', value: ({ time }) => time },
  { title: 'who', value: ({ who }) => who },
  { title: 'what', value: describeChange },
  { title: 'why', value: ({ why }) => why },
  { title: 'state', value: ({ kind, state }) => (kind === 'edit' ? state : '') },
];

async function runBatch(path: string, file: string, flags: EditFlags): Promise<void> {
  const { operations, who = flags.who, why = flags.why, versions } = await readBatch(file);
  const { dryRun, json, lexicon } = flags;
  const result = withEditor(path, lexicon, (editor) => editor.edit(operations, { who, why, dryRun, versions }));
  printEdit(result, { json });
}
