import { type Command, Option } from 'commander';
import { type ComparedModel, comparedModels } from '../discocat/compare-sentences.js';
import type { SentenceParser } from '../discocat/parsing/sentence-parser.js';
import { multipliesEntries } from '../discocat/transitive-model.js';
import { type SignTreatment, signTreatments, treatSigns } from '../discocat/treat-signs.js';
import { createLexiconParser } from '../embedded/lexicon-parser.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { addVerbOptions, type OpenedVerbs, openVerbs, type VerbFlags } from './open-verbs.js';
import { wholeNumber } from './whole-number.js';

/** How a command composes sentences, as typed. */
export interface SentenceFlags extends VerbFlags {
  readonly model?: ComparedModel;
  readonly signed?: SignTreatment;
  readonly limit: number;
}

/** Adds the options of {@link openSentences} to a command. */
export function addSentenceOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--model <name>',
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

/**
 * Opens a parser, a space and the arguments of verbs; says on standard error where the space holds negative numbers that the model
 * would multiply.
 *
 * @throws as `openVerbs`; SignedVectorsError where such numbers are to be rejected.
 */
export async function openSentences(flags: SentenceFlags, signal: AbortSignal): Promise<OpenedSentences> {
  const { space, verbs } = await openVerbs(flags, signal);
  const { model = 'relational', signed } = flags;
  const onNotice = signed === undefined ? (notice: string): boolean => process.stderr.write(`${notice}\n`) : undefined;
  const treated =
    model !== 'in-context' && multipliesEntries(model) ? treatSigns(space, model, { signed, onNotice }) : space;
  return { parser: createLexiconParser(await readWordnet()), space: treated, verbs };
}
