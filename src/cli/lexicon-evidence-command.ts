import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Sentence, TextUnit } from '../corpus/sentence.js';
import { OptionError } from '../errors.js';
import { collectLines } from '../evidence/collect-lines.js';
import { suggestChanges } from '../evidence/suggest-changes.js';
import { suggestionDefaults } from '../evidence/suggestion-context.js';
import { readDotObjects } from '../lexicon/dot-objects/read-dot-objects.js';
import type { EvidenceRun } from '../lexicon/evidence/evidence-run.js';
import { EvidenceStore } from '../lexicon/evidence/evidence-store.js';
import { suggestionKinds } from '../lexicon/evidence/suggestion.js';
import { readFunctionWords } from '../lexicon/read-function-words.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { addModelOptions } from './load-models.js';
import { type OpenedEvidence, openEvidenceModel } from './open-evidence-model.js';
import { addSourceOptions, openSource, type SourceFlags } from './open-source.js';
import { lexiconOption, openStoredLexicon, storeArgument } from './open-store.js';
import { createProgress, type Progress } from './progress.js';
import { requireLanguage } from './require-language.js';
import { skipBadOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia lexicon evidence`, as typed. */
interface EvidenceFlags extends SourceFlags {
  readonly lexicon?: string;
  readonly model?: string;
  readonly senseHead?: string;
  readonly lines?: number;
  readonly again: boolean;
  readonly names: boolean;
  readonly minimumCount: number;
  readonly skipBad: boolean;
  readonly seed: number;
  readonly cacheFolder?: string;
}

/** Adds `qualia lexicon evidence`. */
export function addLexiconEvidenceCommand(lexicon: Command, context: CommandContext): void {
  const command = lexicon
    .command('evidence')
    .description(
      'Read a corpus with the lexicon of a store: rank the senses of its words, keep its lines with their senses, and suggest what could ' +
        'be better in the lexicon. What was stopped goes on when the same command is given again. Without a corpus, the latest one that ' +
        'was read is asked for suggestions again.',
    )
    .argument('<store>', storeArgument)
    .argument('[corpora...]', 'ids of corpora, files, folders or archives, as "qualia corpus" reads them')
    .addOption(lexiconOption())
    .addOption(
      new Option(
        '--model <name>',
        'an embedding model, kind:target?settings, as "qualia providers list" tells (default: the models built of WordNet, over the glosses of the lexicon; for other languages its relations)',
      ),
    )
    .addOption(new Option('--sense-head <file>', 'with --model: rank senses by a head of "qualia sense train" over it'))
    .addOption(
      new Option('--lines <n>', 'keep so many lines of a sense at most (default: all); all are counted').argParser(
        wholeNumber('--lines', 1, 1_000_000_000),
      ),
    )
    .addOption(
      new Option('--minimum-count <n>', 'how often a word that the lexicon lacks occurs before it is suggested')
        .argParser(wholeNumber('--minimum-count', 1, 1_000_000_000))
        .default(suggestionDefaults.minimumCount),
    )
    .addOption(new Option('--names', 'suggest proper names that the lexicon lacks, too').default(false))
    .addOption(new Option('--again', 'read the corpus from its beginning even where a run was stopped').default(false))
    .addOption(skipBadOption());
  addModelOptions(addSourceOptions(command)).action((store: string, corpora: string[], flags: EvidenceFlags) => {
    return runEvidence(store, corpora, { flags, context });
  });
}

interface EvidenceCall {
  readonly flags: EvidenceFlags;
  readonly context: CommandContext;
}

async function runEvidence(path: string, corpora: readonly string[], call: EvidenceCall): Promise<void> {
  const progress = createProgress(process.stderr);
  const { lexicon, close } = openStoredLexicon(path, call.flags.lexicon);
  try {
    const model = await openEvidenceModel(lexicon, call.flags, call.context.signal);
    const evidence = new EvidenceStore(lexicon);
    try {
      const run =
        corpora.length === 0
          ? requireRun(evidence)
          : await readCorpora(evidence, corpora, { ...call, model, progress });
      const suggestions = await suggestChanges(lexicon, evidence, {
        run: run.number,
        space: model.space,
        substitutes: model.substitutes,
        functionWords: readFunctionWords(),
        dotObjects: readDotObjects(),
        settings: { minimumCount: call.flags.minimumCount, names: call.flags.names },
        signal: call.context.signal,
        onProgress: (stage, share) => progress.update(stage, share),
      });
      evidence.addSuggestions(run.number, suggestions);
      progress.stop();
      tell(run, evidence);
    } finally {
      progress.stop();
      await model.close();
    }
  } finally {
    close();
  }
}

interface CorpusCall extends EvidenceCall {
  readonly model: OpenedEvidence;
  readonly progress: Progress;
}

/** Reads corpora into a run, or goes on with the one that was stopped. */
async function readCorpora(
  evidence: EvidenceStore,
  corpora: readonly string[],
  call: CorpusCall,
): Promise<EvidenceRun> {
  const { model, progress, flags, context } = call;
  const corpus = corpora.join(' ');
  const stopped = evidence.runs().find((run) => run.finished === undefined && run.corpus === corpus);
  if (stopped !== undefined && (flags.again || stopped.model !== model.name)) evidence.removeRun(stopped.number);
  const isResumed = stopped !== undefined && !flags.again && stopped.model === model.name;
  const run = isResumed
    ? stopped
    : evidence.beginRun({ corpus, model: model.name, begun: new Date().toISOString(), place: '0' });
  if (isResumed) process.stderr.write(`Going on after ${formatCount(Number(run.place))} sentences of ${corpus}.\n`);
  const bad: string[] = [];
  const begun = Number(run.place);
  const sentences = annotateFrom(readUnits(corpora, call, bad), begun, model.annotate);
  const collecting = { sources: model.sources, findSense: model.findSense, signal: context.signal };
  for await (const batch of collectLines(sentences, collecting, begun)) {
    evidence.addBatch(run.number, batch, { linesPerSense: flags.lines });
  }
  progress.stop();
  if (bad.length > 0) context.reportFindings();
  for (const line of bad) process.stderr.write(`${line}\n`);
  const read = evidence.run(run.number);
  if (read === undefined || read.words === 0) {
    evidence.removeRun(run.number);
    throw new CommandError('EMPTY', `There are no words in ${corpus}.`, 'Name a corpus, a file or a folder with text.');
  }
  return evidence.finishRun(run.number, new Date().toISOString());
}

async function* readUnits(
  corpora: readonly string[],
  { flags, context, model, progress }: CorpusCall,
  bad: string[],
): AsyncGenerator<TextUnit | Sentence> {
  for (const name of corpora) {
    const { reader, language, note } = await openSource(name, flags);
    requireLanguage(name, { text: flags.language ?? language, lexicon: model.language });
    if (note !== undefined) process.stderr.write(`${note}\n`);
    const onProgress = (share: number): void => progress.update(`Reading ${reader.name}`, share);
    const onBad = ({ message }: Error): unknown => bad.push(message);
    // Documents of two corpora are told apart.
    for await (const unit of reader.read({ signal: context.signal, onProgress, ...(flags.skipBad && { onBad }) })) {
      yield corpora.length === 1 ? unit : { ...unit, document: join(reader.name, unit.document) };
    }
  }
}

async function* annotateFrom(
  units: AsyncIterable<TextUnit | Sentence>,
  begun: number,
  annotate: (unit: TextUnit | Sentence) => Sentence,
): AsyncGenerator<Sentence> {
  let count = 0;
  for await (const unit of units) if (count++ >= begun) yield annotate(unit);
}

function requireRun(evidence: EvidenceStore): EvidenceRun {
  const run = evidence.latestRun();
  if (run !== undefined) return run;
  throw new OptionError('corpora', [], 'a corpus, since none has been read to its end into this store');
}

function tell({ number, corpus, sentences, words }: EvidenceRun, evidence: EvidenceStore): void {
  const read = `${corpus}: ${formatCount(words)} words in ${formatCount(sentences)} sentences, run ${number}.`;
  process.stderr.write(`${read}\n`);
  const counts = evidence.countSuggestions({ state: 'open' });
  for (const { kind, count } of counts) process.stdout.write(`${kind}\t${count}\t${suggestionKinds[kind]}\n`);
  if (counts.length === 0) process.stderr.write('Nothing is suggested.\n');
  else process.stderr.write('"qualia lexicon suggestions STORE" lists them.\n');
}

function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
