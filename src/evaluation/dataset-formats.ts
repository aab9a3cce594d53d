import { ShapeError } from '../errors.js';
import type { Dataset } from './any-dataset.js';
import type { DatasetFile } from './dataset.js';
import { parseBats, parseGoogleAnalogies } from './parse-analogies.js';
import { parseBless } from './parse-bless.js';
import { parseRelationJsonLines, parseSatQuestions, parseTurneyQuestions } from './parse-choices.js';
import { parseBird, parseElldis, parseEllsim, parseMl2010, parseSick } from './parse-phrase-pairs.js';
import { parseRelationDegrees } from './parse-relation-degrees.js';
import { parseRelpron } from './parse-relpron.js';
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

/** Turns the texts of a data set's files into its items. */
export type DatasetParser = (files: readonly DatasetFile[]) => Dataset;

/** The readers of data sets by the names that manifests call their formats. */
export const datasetFormats: ReadonlyMap<string, DatasetParser> = new Map<string, DatasetParser>([
  ['gs2011', ofOneFile(parseGs2011)],
  ['gs2012', ofOneFile(parseGs2012)],
  ['gs2013', ofOneFile(parseGs2013)],
  ['ks2013', ofOneFile(parseKs2013Conll)],
  ['ks2014', ofOneFile(parseKs2014)],
  ['ml2008', ofOneFile(parseMl2008)],
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
  ['sat', ofOneFile(parseSatQuestions)],
  ['relation-json-lines', ofOneFile(parseRelationJsonLines)],
  ['google-analogies', ofOneFile(parseGoogleAnalogies)],
  ['bats', parseBats],
  ['semeval2012-task2', parseRelationDegrees],
  ['bless', ofOneFile(parseBless)],
]);

function ofOneFile(parse: (file: DatasetFile) => Dataset): DatasetParser {
  return (files) => {
    const [file, ...others] = files;
    if (file === undefined || others.length > 0) {
      throw new ShapeError('a data set of this format', `${files.length} files`, 'one');
    }
    return parse(file);
  };
}
