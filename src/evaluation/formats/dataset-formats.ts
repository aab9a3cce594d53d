import { OptionError, ShapeError } from '../../errors.js';
import type { Dataset } from '../any-dataset.js';
import type { DatasetFile } from '../dataset.js';
import type { MetonymyNameClass } from '../sense-dataset.js';
import { turnChoices } from '../turn-choices.js';
import { compareWithVerb } from './compare-with-verb.js';
import { parseAllWordsFiles } from './join-all-words.js';
import { parseBats, parseGoogleAnalogies } from './parse-analogies.js';
import { parseAspectSentences } from './parse-aspect-sentences.js';
import { parseBless } from './parse-bless.js';
import { parseRelationJsonLines, parseSatQuestions, parseTurneyQuestions } from './parse-choices.js';
import { parseMetonymyJson } from './parse-metonymy-json.js';
import { parseRelocarXml, parseSemevalMetonymy } from './parse-metonymy-xml.js';
import { parseBird, parseElldis, parseEllsim, parseMl2010, parseSick } from './parse-phrase-pairs.js';
import { parseRelationDegrees } from './parse-relation-degrees.js';
import { parseRelpron } from './parse-relpron.js';
import { parseTable, readTableFormat } from './parse-table.js';
import {
  parseGs2011,
  parseGs2012,
  parseGs2013,
  parseKs2013Conll,
  parseKs2014,
  parseMl2008,
} from './parse-verb-pairs.js';
import {
  parseMc30,
  parseMen,
  parseMturk,
  parseRareWords,
  parseRg65,
  parseScws,
  parseSimLex999,
  parseSimVerb3500,
  parseWordPairs,
  parseWordSim353,
} from './parse-word-pairs.js';
import { parseRelocarTextFiles, parseWicFiles, parseWicTsvFiles } from './sense-formats.js';

/**
 * Turns the texts of a data set's files into its items.
 *
 * @param columns which columns of a table hold what, as `readTableFormat` takes it; the format `table` needs it, others pass
 *   over it.
 */
export type DatasetParser = (files: readonly DatasetFile[], columns?: string) => Dataset;

/** The readers of data sets by the names that manifests call their formats. */
export const datasetFormats: ReadonlyMap<string, DatasetParser> = new Map<string, DatasetParser>([
  ['gs2011', ofOneFile(parseGs2011)],
  ['gs2012', ofOneFile(parseGs2012)],
  ['gs2013', ofOneFile(parseGs2013)],
  ['ks2013', ofOneFile(parseKs2013Conll)],
  ['ks2014', ofOneFile(parseKs2014)],
  ['ml2008', ofOneFile(parseMl2008)],
  ['gs2011-verb', ofOneFile((file) => compareWithVerb(parseGs2011(file)))],
  ['gs2012-verb', ofOneFile((file) => compareWithVerb(parseGs2012(file)))],
  ['gs2013-verb', ofOneFile((file) => compareWithVerb(parseGs2013(file)))],
  ['ks2013-verb', ofOneFile((file) => compareWithVerb(parseKs2013Conll(file)))],
  ['ml2008-verb', ofOneFile((file) => compareWithVerb(parseMl2008(file)))],
  ['ml2010-adjective-noun', ofOneFile((file) => parseMl2010(file, 'adjectivenouns'))],
  ['ml2010-compound-noun', ofOneFile((file) => parseMl2010(file, 'compoundnouns'))],
  ['ml2010-verb-object', ofOneFile((file) => parseMl2010(file, 'verbobjects'))],
  ['elldis', ofOneFile(parseElldis)],
  ['ellsim', ofOneFile(parseEllsim)],
  ['bird', ofOneFile(parseBird)],
  ['sick', ofOneFile((file) => parseSick(file))],
  ['word-pairs', ofOneFile((file) => parseWordPairs(file))],
  ['wordsim-353', ofOneFile(parseWordSim353)],
  ['rg-65', ofOneFile(parseRg65)],
  ['mc-30', ofOneFile(parseMc30)],
  ['mturk', ofOneFile(parseMturk)],
  ['simlex', ofOneFile(parseSimLex999)],
  ['simverb', ofOneFile(parseSimVerb3500)],
  ['men', ofOneFile(parseMen)],
  ['rare-words', ofOneFile(parseRareWords)],
  ['scws', ofOneFile(parseScws)],
  ['relpron', ofOneFile(parseRelpron)],
  ['turney2012', ofOneFile(parseTurneyQuestions)],
  ['turney2012-14', ofOneFile((file) => turnChoices(parseTurneyQuestions(file)))],
  ['sat', ofOneFile(parseSatQuestions)],
  ['relation-json-lines', ofOneFile(parseRelationJsonLines)],
  ['google-analogies', ofOneFile(parseGoogleAnalogies)],
  ['bats', parseBats],
  ['semeval2012-task2', parseRelationDegrees],
  ['all-words', parseAllWordsFiles],
  ['wic', parseWicFiles],
  ['wic-tsv', parseWicTsvFiles],
  ['semeval2007-metonymy', ofOneFile(parseSemevalMetonymy)],
  ['metonymy-companies', ofOneFile(metonymyJson('organization'))],
  ['metonymy-countries-json', ofOneFile(metonymyJson('location'))],
  ['relocar-xml', ofOneFile(parseRelocarXml)],
  ['relocar-text', parseRelocarTextFiles],
  ['relocar-json', ofOneFile(metonymyJson('location'))],
  ['table', ofOneFile(parseNamedTable)],
  ['bless', ofOneFile(parseBless)],
  ['aspect-sentences-development', ofOneFile((file) => parseAspectSentences(file, 'development'))],
  ['aspect-sentences-test', ofOneFile((file) => parseAspectSentences(file, 'test'))],
]);

function ofOneFile(parse: (file: DatasetFile, columns?: string) => Dataset): DatasetParser {
  return (files, columns) => {
    const [file, ...others] = files;
    if (file === undefined || others.length > 0) {
      throw new ShapeError('a data set of this format', `${files.length} files`, 'one');
    }
    return parse(file, columns);
  };
}

function metonymyJson(nameClass: MetonymyNameClass): (file: DatasetFile) => Dataset {
  return (file) => parseMetonymyJson(file, { nameClass });
}

function parseNamedTable(file: DatasetFile, columns?: string): Dataset {
  if (columns === undefined) {
    throw new OptionError('columns', columns, 'for the format table, its columns: left=...,right=...,score=...');
  }
  return parseTable(file, readTableFormat(columns));
}
