import { type Command, Option } from 'commander';
import { type ComparedModel, comparedModels } from '../discocat/compare-sentences.js';
import type { SentenceParser } from '../discocat/parsing/sentence-parser.js';
import { parseType } from '../discocat/pregroup-type.js';
import { multipliesEntries } from '../discocat/transitive-model.js';
import { type SignTreatment, signTreatments, treatSigns } from '../discocat/treat-signs.js';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { createLexiconParser } from '../embedded/lexicon-parser.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { addVerbOptions, type OpenedVerbs, openVerbs, type VerbFlags } from './open-verbs.js';
import { wholeNumber } from './whole-number.js';

/** How a command composes sentences, as typed. */
export interface SentenceFlags extends VerbFlags {
  readonly sentenceModel?: ComparedModel;
  readonly signed?: SignTreatment;
  readonly limit: number;
}

/** Adds the options of {@link openSentences} to a command. */
export function addSentenceOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--sentence-model <name>',
        'how sentences are composed (default: relational for subject, verb and object where the verbs were seen with such, else copy-object)',
      ).choices(comparedModels),
    )
    .addOption(
      new Option(
        '--signed <treatment>',
        'negative numbers in the vectors, of which two count as agreement: accept, clip to 0, or reject them (default: accept, and say so)',
      ).choices(signTreatments),
    )
    .addOption(
      new Option('--limit <n>', 'how many argument pairs are shown, of each verb')
        .argParser(wholeNumber('--limit', 1, 1000))
        .default(3),
    );
  return addVerbOptions(command);
}

/** Everything that sentences are composed with. */
export interface OpenedSentences extends OpenedVerbs {
  readonly parser: SentenceParser;
}

/** What will be asked about. */
export interface AskedSentences {
  readonly texts: readonly string[];
  /** Verbs that may stand in their places; default none. */
  readonly lemmas?: readonly string[];
}

/**
 * Opens a parser, a space and the arguments of verbs; says on standard error where the space holds negative numbers that the model
 * would multiply.
 *
 * @param asked an embedding model is asked for the words of these alone, and for those that their verbs were seen with.
 * @throws as `openVerbs`; SignedVectorsError where such numbers are to be rejected.
 */
export async function openSentences(
  flags: SentenceFlags,
  signal: AbortSignal,
  asked: AskedSentences,
): Promise<OpenedSentences> {
  const parser = createLexiconParser(await readWordnet());
  const { space, verbs } = await openVerbs(flags, signal, (known) => listWords(parser, asked, known));
  const { sentenceModel: model = 'relational', signed } = flags;
  const onNotice = signed === undefined ? (notice: string): boolean => process.stderr.write(`${notice}\n`) : undefined;
  const treated =
    model !== 'in-context' && multipliesEntries(model) ? treatSigns(space, model, { signed, onNotice }) : space;
  return { parser, space: treated, verbs };
}

/** Lists the words of texts as they are written and by their lemmas, and the nouns that the verbs among them were seen with. */
function listWords(parser: SentenceParser, { texts, lemmas = [] }: AskedSentences, verbs: VerbArguments): Set<string> {
  const words = new Set(lemmas);
  for (const text of texts) {
    for (const target of ['s', 'n']) {
      for (const { form, lemma } of parser.parse(text, { target: parseType(target) }).words) {
        for (const word of [lemma.toLowerCase(), form.toLowerCase(), form]) words.add(word);
      }
    }
  }
  for (const verb of [...words]) {
    if (!verbs.has(verb)) continue;
    for (const { subject, object } of verbs.of(verb)) words.add(subject).add(object);
  }
  return words;
}
