import { FileFormatError } from '../../errors.js';
import type { PartOfSpeech } from '../../lexicon/synset.js';
import type { DatasetFile } from '../dataset.js';
import type { AllWordsInstance, AllWordsSentence, AllWordsSet, AnnotatedToken } from '../sense-dataset.js';
import { splitLines } from './dataset-lines.js';
import { spaceWords } from './space-words.js';
import { requireAttribute, walkXml, type XmlStructure, type XmlTag } from './walk-xml.js';

/** The tags of the words that have senses. */
export const sensePartsOfSpeech: ReadonlyMap<string, PartOfSpeech> = new Map([
  ['NOUN', 'n'],
  ['VERB', 'v'],
  ['ADJ', 'a'],
  ['ADV', 'r'],
]);

/**
 * Reads an all-words data set of the framework of Raganato, Camacho-Collados & Navigli (2017).
 *
 * The text is `corpus/text/sentence/(wf|instance)` with lemma and tag. The key file has a line `id key [key ...]` for each
 * instance. An instance without a line is left out and told in the findings: the official scorer does not see it either.
 *
 * @throws FileFormatError with the line where the XML is not well-formed or has other elements; where an attribute is
 *   missing, an id is given twice or the tag of an instance has no senses; where a line of keys has no key, repeats an id or
 *   names no instance, since the official scorer would count such a line against the recall.
 */
export function parseAllWords(xml: DatasetFile, key: DatasetFile): AllWordsSet {
  const { name, sentences, instances: found } = parseText(xml);
  const keys = parseKeys(key);
  for (const [id, { place }] of keys) {
    if (!found.has(id)) throw new FileFormatError(key.path, place, `"${id}" is no instance of ${xml.path}.`);
  }
  const findings: string[] = [];
  const instances: AllWordsInstance[] = [];
  for (const [id, { place, ...instance }] of found) {
    const gold = keys.get(id)?.gold;
    if (gold === undefined) findings.push(`${xml.path}, ${place}: "${id}" has no key in ${key.path} and is left out.`);
    else instances.push({ id, dataset: datasetOf(id) ?? name, ...instance, gold });
  }
  return { kind: 'all-words', name, sentences, instances, findings };
}

/** An instance without its gold, with its line. */
type FoundInstance = Omit<AllWordsInstance, 'id' | 'dataset' | 'gold'> & { readonly place: string };

interface AllWordsText {
  readonly name: string;
  readonly sentences: readonly AllWordsSentence[];
  readonly instances: ReadonlyMap<string, FoundInstance>;
}

const structure: XmlStructure = new Map([
  ['corpus', undefined],
  ['text', 'corpus'],
  ['sentence', 'text'],
  ['wf', 'sentence'],
  ['instance', 'sentence'],
]);

function parseText(file: DatasetFile): AllWordsText {
  const sentences: { id: string; tokens: AnnotatedToken[] }[] = [];
  const instances = new Map<string, FoundInstance>();
  let word: XmlTag | undefined;
  let name = '';
  let form = '';
  walkXml(file, structure, {
    open(tag) {
      word = isWord(tag) ? tag : undefined;
      form = '';
      if (tag.name === 'corpus') name = requireAttribute(file, tag, 'source');
      if (tag.name === 'sentence') sentences.push({ id: requireAttribute(file, tag, 'id'), tokens: [] });
    },
    text(text, place) {
      if (word !== undefined) form += text;
      else if (text.trim() !== '') {
        throw new FileFormatError(file.path, place, `"${text.trim()}" stands in no <wf> or <instance>.`);
      }
    },
    close() {
      const tag = word;
      const sentence = sentences.at(-1);
      word = undefined;
      if (tag === undefined || sentence === undefined) return;
      const token = readToken(file, tag, form);
      sentence.tokens.push(token);
      if (tag.name === 'wf') return;
      const id = requireAttribute(file, tag, 'id');
      if (instances.has(id)) throw new FileFormatError(file.path, tag.place, `the id "${id}" is given twice.`);
      const partOfSpeech = sensePartsOfSpeech.get(token.tag);
      if (partOfSpeech === undefined) {
        const expected = `expected ${[...sensePartsOfSpeech.keys()].join(', ')}`;
        throw new FileFormatError(file.path, tag.place, `the instance "${id}" is "${token.tag}"; ${expected}.`);
      }
      const at = { sentence: sentences.length - 1, token: sentence.tokens.length - 1 };
      instances.set(id, { place: tag.place, lemma: token.lemma, partOfSpeech, ...at });
    },
  });
  return { name, sentences, instances };
}

function isWord({ name }: XmlTag): boolean {
  return name === 'wf' || name === 'instance';
}

function readToken(file: DatasetFile, tag: XmlTag, form: string): AnnotatedToken {
  if (form.trim() === '') throw new FileFormatError(file.path, tag.place, `<${tag.name}> is empty; expected a word.`);
  const lemma = spaceWords(requireAttribute(file, tag, 'lemma'));
  return { form: form.trim(), lemma, tag: requireAttribute(file, tag, 'pos') };
}

function parseKeys(file: DatasetFile): Map<string, { place: string; gold: string[] }> {
  const keys = new Map<string, { place: string; gold: string[] }>();
  for (const [index, line] of splitLines(file).entries()) {
    if (line.trim() === '') continue;
    const place = `line ${index + 1}`;
    const [id = '', ...gold] = line.trim().split(/[ \t]+/);
    if (gold.length === 0)
      throw new FileFormatError(file.path, place, `"${line}" has no key; expected "id key [key ...]".`);
    if (keys.has(id)) throw new FileFormatError(file.path, place, `the id "${id}" is given twice.`);
    keys.set(id, { place, gold: [...new Set(gold)] });
  }
  return keys;
}

/** The data set in the id of a file of several: `senseval3` in `senseval3.d000.s000.t000`. */
function datasetOf(id: string): string | undefined {
  return /^(.+?)\.d\d+\.s\d+\.t\d+$/.exec(id)?.[1];
}
