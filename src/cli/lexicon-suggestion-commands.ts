import { type Command, Option } from 'commander';
import { UnknownRecordError } from '../lexicon/edits/edit-errors.js';
import {
  type AcceptedSuggestion,
  acceptSuggestion,
  rejectSuggestion,
  reopenSuggestion,
} from '../lexicon/evidence/decide-suggestion.js';
import { EvidenceStore } from '../lexicon/evidence/evidence-store.js';
import {
  type Decision,
  type StoredSuggestion,
  type SuggestionKind,
  type SuggestionState,
  suggestionKinds,
} from '../lexicon/evidence/suggestion.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import { requireRun } from './lexicon-lines-commands.js';
import {
  addDecisionOptions,
  addEditOptions,
  type DecisionFlags,
  type EditFlags,
  lexiconOption,
  storeArgument,
  withEditor,
  withStoredLexicon,
} from './open-store.js';
import { printConcordance } from './print-concordance.js';
import { describeOperation, editToJson, printEdit } from './print-edit.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { readBatch } from './read-batch.js';
import { jsonOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

interface ListFlags extends OutputFlags {
  readonly lexicon?: string;
  readonly kind?: SuggestionKind;
  readonly state: SuggestionState | 'all';
  readonly word?: string;
  readonly limit: number;
}

interface AcceptFlags extends EditFlags {
  readonly with?: string;
}

const suggestionNumber = wholeNumber('number', 1, 1e9);

/** Adds `qualia lexicon suggestions`, `suggestion`, `accept`, `reject` and `reopen`. */
export function addLexiconSuggestionCommands(lexicon: Command): void {
  const suggestions = lexicon
    .command('suggestions')
    .description('List what a corpus that was read suggests, the surest first.')
    .argument('<store>', storeArgument)
    .addOption(lexiconOption())
    .addOption(new Option('--kind <kind>', 'only those of this kind').choices(Object.keys(suggestionKinds)))
    .addOption(
      new Option('--state <state>', 'only those in this state')
        .choices(['open', 'accepted', 'changed', 'rejected', 'all'])
        .default('open'),
    )
    .addOption(new Option('--word <lemma>', 'only those about this word'))
    .addOption(
      new Option('--limit <n>', 'how many suggestions are shown')
        .argParser(wholeNumber('--limit', 1, 1_000_000))
        .default(20),
    );
  addOutputOptions(suggestions).action((path: string, flags: ListFlags) => {
    withStoredLexicon(path, flags.lexicon, (each) => runSuggestions(each, flags));
  });
  lexicon
    .command('suggestion')
    .description('Show a suggestion with what speaks for it, its edits, its lines and what was decided.')
    .argument('<store>', storeArgument)
    .argument('<number>', 'the number of a suggestion', suggestionNumber)
    .addOption(lexiconOption())
    .addOption(jsonOption())
    .action((path: string, number: number, flags: { readonly lexicon?: string; readonly json: boolean }) => {
      withStoredLexicon(path, flags.lexicon, (each) => runSuggestion(each, number, flags.json));
    });
  const accept = lexicon
    .command('accept')
    .description('Accept a suggestion: do its edits, or those of a file, as one change that can be undone.')
    .argument('<store>', storeArgument)
    .argument('<number>', 'the number of a suggestion', suggestionNumber)
    .addOption(
      new Option('--with <file>', 'YAML or JSON as for "qualia lexicon batch": the edits that are made instead'),
    );
  addEditOptions(accept).action(runAccept);
  const reject = lexicon
    .command('reject')
    .description('Reject suggestions, all that are named or none.')
    .argument('<store>', storeArgument)
    .argument('<numbers...>', 'the numbers of suggestions', (text: string, before: readonly number[] = []) => {
      return [...before, suggestionNumber(text)];
    });
  addDecisionOptions(reject).action((path: string, numbers: readonly number[], flags: DecisionFlags) => {
    const decided = withEditor(path, flags.lexicon, (editor, { file }) => {
      return file.transact(() => numbers.map((number) => rejectSuggestion(editor, number, flags)));
    });
    printDecided(decided, flags.json);
  });
  const reopen = lexicon
    .command('reopen')
    .description('Open a suggestion again that was rejected, or accepted without an edit.')
    .argument('<store>', storeArgument)
    .argument('<number>', 'the number of a suggestion', suggestionNumber);
  addDecisionOptions(reopen).action((path: string, number: number, flags: DecisionFlags) => {
    const opened = withEditor(path, flags.lexicon, (editor) => reopenSuggestion(editor, number, flags));
    printDecided([opened], flags.json);
  });
}

function runSuggestions(lexicon: StoredLexicon, flags: ListFlags): void {
  const { kind, word: lemma, limit } = flags;
  const evidence = new EvidenceStore(lexicon);
  const filter = { kind, lemma, state: flags.state === 'all' ? undefined : flags.state };
  const found = evidence.suggestions({ ...filter, limit });
  // What was decided stays when its run is removed.
  if (evidence.countSuggestions().length === 0) requireRun(evidence);
  if (found.length > 0 || flags.json || flags.tsv) printRecords(found, listColumns, flags);
  const count = evidence.countSuggestions(filter).reduce((sum, each) => sum + each.count, 0);
  if (count === 0) process.stderr.write('There are no such suggestions.\n');
  else if (count > found.length) {
    process.stderr.write(`${found.length} of ${count.toLocaleString('en-US')} suggestions.\n`);
  }
}

const listColumns: readonly RecordColumn<StoredSuggestion>[] = [
  { title: 'number', value: ({ number }) => number, right: true },
  { title: 'kind', value: ({ kind }) => kind },
  { title: 'state', value: ({ state }) => state },
  { title: 'score', value: ({ score }) => score, shown: ({ score }) => score.toFixed(2), right: true },
  { title: 'word', value: ({ lemma }) => lemma },
  { title: 'what', value: ({ title }) => title },
];

function runSuggestion(lexicon: StoredLexicon, number: number, json: boolean): void {
  const evidence = new EvidenceStore(lexicon);
  const suggestion = evidence.findSuggestion(number);
  if (suggestion === undefined) throw new UnknownRecordError(String(number), 'suggestion');
  const decisions = evidence.decisions(number);
  const lines = evidence.lines({ numbers: suggestion.lines, limit: suggestion.lines.length });
  if (json) {
    printJson({ ...suggestion, lines, decisions });
    return;
  }
  const { kind, state, score, model, title, facts, operations } = suggestion;
  const corpus = evidence.run(suggestion.run)?.corpus ?? 'a corpus that was removed';
  const rows = [
    `${number} ${kind} (${suggestionKinds[kind]}), ${state}`,
    title,
    `  score ${score.toFixed(2)}, ${model}, run ${suggestion.run}: ${corpus}`,
    ...facts.map(({ name, text }) => `  ${name}: ${text}`),
    ...operations.map((operation) => `  edit: ${describeOperation(operation)}`),
    ...decisions.map((decision) => `  ${describeDecision(decision)}`),
  ];
  process.stdout.write(rows.map((row) => `${row}\n`).join(''));
  printConcordance(lines);
}

function describeDecision({ state, who, time, why, change, undone }: Decision): string {
  const what = state === 'open' ? 'opened again' : state;
  const edit = change === undefined ? '' : `, change ${change}${undone ? ', which was undone' : ''}`;
  return `${what} by ${who === '' ? 'someone' : who} at ${time}${edit}${why === '' ? '' : `: ${why}`}`;
}

async function runAccept(path: string, number: number, flags: AcceptFlags): Promise<void> {
  const { lexicon, dryRun, json } = flags;
  const batch = flags.with === undefined ? undefined : await readBatch(flags.with);
  const { operations, who = flags.who, why = flags.why, versions } = batch ?? {};
  const accepted = withEditor(path, lexicon, (editor) => {
    return acceptSuggestion(editor, number, { operations, who, why, versions, dryRun });
  });
  printAccepted(accepted, { json, dryRun });
}

function printAccepted(
  { suggestion, edit }: AcceptedSuggestion,
  { json, dryRun }: { readonly json: boolean; readonly dryRun: boolean },
): void {
  if (json) {
    printJson({ suggestion, edit: edit === undefined ? null : editToJson(edit) });
    return;
  }
  if (!dryRun) printDecided([suggestion], json);
  if (edit !== undefined) printEdit(edit, { json });
  else process.stderr.write('It has no edits of its own; --with FILE gives it some.\n');
}

function printDecided(suggestions: readonly StoredSuggestion[], json: boolean): void {
  if (json) printJson(suggestions);
  else for (const { number, state, title } of suggestions) process.stdout.write(`${number} is ${state}: ${title}\n`);
}
