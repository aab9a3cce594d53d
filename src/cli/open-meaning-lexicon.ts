import { type Command, Option } from 'commander';
import type { Annotator } from '../corpus/annotator.js';
import { createChineseAnnotator } from '../corpus/chinese-annotator.js';
import { findMultiwords } from '../corpus/find-multiwords.js';
import { findNames } from '../corpus/find-names.js';
import { readSimplifier } from '../corpus/read-simplifier.js';
import { isAnnotated, type Sentence, type TextUnit } from '../corpus/sentence.js';
import { createLexiconAnnotator } from '../embedded/english.js';
import { indexMultiwords } from '../embedded/lexicon-multiwords.js';
import { createLexiconGazetteer } from '../embedded/lexicon-names.js';
import { OptionError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { LexiconReading } from '../lexicon/lexicon-reading.js';
import { readLexicon } from '../lexicon/read-lexicon.js';
import { readOmw } from '../lexicon/read-omw.js';
import { lexiconFromRecords } from '../lexicon/records/lexicon-from-records.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import { cutToLemmas } from '../wsd/cut-to-lemmas.js';
import { CommandError } from './command-error.js';

/** Which lexicon a command asks, as typed. */
export interface LexiconFlags {
  readonly lexicon?: readonly string[];
}

/** The languages of texts that can be read. */
export type MeaningLanguage = 'en' | 'zh';

/** Adds `--lexicon` to a command. */
export function addLexiconOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--lexicon <name>',
      'wordnet (3.1), wordnet-3.0, or the path of a folder of WordNet files, of WN-LMF XML (file.xml#id where it has several lexicons), an OMW tab file or Chinese Wordnet JSON; OMW ' +
        'files may be several: repeat the option (default: wordnet)',
    ).argParser((name: string, before: readonly string[] = []) => [...before, name]),
  );
}

/** A lexicon and how texts are read with it. */
export interface MeaningLexicon {
  readonly lexicon: Lexicon;
  readonly language: MeaningLanguage;
  /** Finds the words, names and expressions of a sentence that has none yet. */
  annotate(unit: TextUnit | Sentence): Sentence;
}

/** Findings that are told one by one. */
const mostTold = 3;

/**
 * Opens a lexicon by its names, and tells on standard error what was wrong with its data.
 *
 * @throws as `readLexicon`; OptionError for a WordNet beside others; CommandError for a language whose texts cannot be read.
 */
export async function openMeaningLexicon(names: readonly string[]): Promise<MeaningLexicon> {
  const fold = readSimplifier();
  const [only] = names;
  const wordnet = names.length > 1 ? names.find((name) => /^wordnet/.test(name)) : undefined;
  if (wordnet !== undefined) throw new OptionError('--lexicon', names, 'one lexicon, or several OMW tab files');
  const reading =
    names.length === 1 && only !== undefined ? await readLexicon(only, { fold }) : await readOmw(names, { fold });
  tellFindings(reading);
  const { lexicon } = reading;
  const language = languageOf(reading, names);
  const annotate = language === 'en' ? readEnglish(lexicon) : await readChinese(lexicon);
  return { lexicon, language, annotate };
}

/**
 * Opens a lexicon that is edited.
 *
 * @throws CommandError for a language whose texts cannot be read.
 */
export async function openRecordMeanings(record: LexiconRecord): Promise<MeaningLexicon> {
  const reading = lexiconFromRecords(record, readSimplifier());
  const { lexicon } = reading;
  const language = languageOf(reading, [record.id]);
  return { lexicon, language, annotate: language === 'en' ? readEnglish(lexicon) : await readChinese(lexicon) };
}

function languageOf({ language = 'en' }: LexiconReading, names: readonly string[]): MeaningLanguage {
  if (/^en/i.test(language)) return 'en';
  if (/^(?:zh|zho|cmn|qcn)\b/i.test(language)) return 'zh';
  const advice = 'Texts in English and Chinese can be read; in a program, occurrences of any language can be ranked.';
  throw new CommandError('LANGUAGE', `The lexicon ${names.join(', ')} is of the language "${language}".`, advice);
}

function tellFindings({ findings }: LexiconReading): void {
  for (const { code, message, place } of findings.slice(0, mostTold))
    process.stderr.write(`${code} ${place}: ${message}\n`);
  const more = findings.length - mostTold;
  if (more > 0) process.stderr.write(`and ${more.toLocaleString('en-US')} more findings in the lexicon\n`);
}

/** Annotates raw English text; sentences that come annotated keep what they have. */
export function readEnglish(lexicon: Lexicon): MeaningLexicon['annotate'] {
  const annotator: Annotator = createLexiconAnnotator(lexicon, { trees: false, names: true, multiwords: true });
  const gazetteer = createLexiconGazetteer(lexicon);
  const index = indexMultiwords(lexicon);
  return (unit) => {
    if (!isAnnotated(unit)) return annotator.annotate(unit);
    const { names = findNames(unit, gazetteer), multiwords = findMultiwords(unit, index) } = unit;
    return { ...unit, names, multiwords };
  };
}

/** Annotates raw Chinese text, and cuts words as the lexicon has them. */
async function readChinese(lexicon: Lexicon): Promise<MeaningLexicon['annotate']> {
  const annotator = await createChineseAnnotator();
  return (unit) => cutToLemmas(isAnnotated(unit) ? unit : annotator.annotate(unit), lexicon);
}
