import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import { metonymyPatterns } from '../scores/metonymy-aspects.js';
import type { MetonymyItem, MetonymyLabel, MetonymyNameClass, MetonymySet } from '../sense-dataset.js';
import { joinMarkedName } from './marked-name.js';
import { requireAttribute, walkXml, type XmlStructure, type XmlTag } from './walk-xml.js';

/**
 * Reads SemEval-2007 task 8, "metonymy resolution" (Markert & Nissim 2007):
 * `sampletexts/sample/par/annot/(location|org)` with `reading` and, where that is metonymic, `metotype`.
 *
 * A line of a text is a sentence. Names whose reading is `unknown` are left out and told in the findings; so is a metonymic
 * reading without a pattern and a text with an entity reference that was escaped twice, which stay in. The file says ISO-8859-1, but declares entities for what is not ASCII.
 *
 * @throws FileFormatError with the line where the XML is not well-formed; where a sample has not exactly one name, an id is
 *   given twice, or a reading or pattern is not of the task.
 */
export function parseSemevalMetonymy(file: DatasetFile): MetonymySet {
  return parseSamples(file, {
    structure: new Map([
      ['sampletexts', undefined],
      ['sample', 'sampletexts'],
      ['bnc:title', 'sample'],
      ['par', 'sample'],
      ['annot', 'par'],
      ['location', 'annot'],
      ['org', 'annot'],
    ]),
    id: 'id',
    content: 'par',
    names: new Map([
      ['location', 'location'],
      ['org', 'organization'],
    ]),
    labels: new Map([
      ['literal', 'literal'],
      ['metonymic', 'metonymic'],
      ['mixed', 'mixed'],
      ['unknown', undefined],
    ]),
    hasPatterns: true,
  });
}

/**
 * Reads ReLocaR in XML (Gritta, Pilehvar, Limsopatham & Collier 2017): `data/sample/loc`, with the reading `lit`, `met` or
 * `mixed`.
 *
 * @throws FileFormatError as {@link parseSemevalMetonymy}.
 */
export function parseRelocarXml(file: DatasetFile): MetonymySet {
  return parseSamples(file, {
    structure: new Map([
      ['data', undefined],
      ['sample', 'data'],
      ['loc', 'sample'],
    ]),
    id: 'number',
    content: 'sample',
    names: new Map([['loc', 'location']]),
    labels: new Map([
      ['lit', 'literal'],
      ['met', 'metonymic'],
      ['mixed', 'mixed'],
    ]),
    hasPatterns: false,
  });
}

/** The elements of a format; a label that is undefined leaves the item out. */
interface SampleFormat {
  readonly structure: XmlStructure;
  /** The attribute of `sample` that names it. */
  readonly id: string;
  /** The element that holds the text. */
  readonly content: string;
  readonly names: ReadonlyMap<string, MetonymyNameClass>;
  readonly labels: ReadonlyMap<string, MetonymyLabel | undefined>;
  readonly hasPatterns: boolean;
}

/** What is known of a sample while it is read. */
interface OpenSample {
  readonly id: string;
  readonly tag: XmlTag;
  name?: XmlTag;
  before: string;
  marked: string;
  after: string;
}

function parseSamples(file: DatasetFile, format: SampleFormat): MetonymySet {
  const items: MetonymyItem[] = [];
  const findings: string[] = [];
  const ids = new Set<string>();
  let sample: OpenSample | undefined;
  let isInContent = false;
  let isInName = false;
  walkXml(file, format.structure, {
    open(tag) {
      if (tag.name === 'sample') sample = openSample(file, tag, requireAttribute(file, tag, format.id), ids);
      if (tag.name === format.content) isInContent = true;
      if (!format.names.has(tag.name) || sample === undefined) return;
      if (sample.name !== undefined) {
        throw new FileFormatError(file.path, tag.place, `a second name in "${sample.id}"; expected one.`);
      }
      sample.name = tag;
      isInName = true;
    },
    text(text) {
      if (!isInContent || sample === undefined) return;
      if (isInName) sample.marked += text;
      else if (sample.name === undefined) sample.before += text;
      else sample.after += text;
    },
    close(name) {
      if (format.names.has(name)) isInName = false;
      if (name === format.content) isInContent = false;
      if (name !== 'sample' || sample === undefined) return;
      const item = closeSample(file, format, sample, findings);
      if (item !== undefined) items.push(item);
      sample = undefined;
    },
  });
  if (ids.size === 0) {
    throw new FileFormatError(file.path, 'line 1', `no samples; expected elements <sample>.`);
  }
  return { kind: 'metonymy', items, findings };
}

function openSample(file: DatasetFile, tag: XmlTag, id: string, ids: Set<string>): OpenSample {
  if (ids.has(id)) throw new FileFormatError(file.path, tag.place, `the id "${id}" is given twice.`);
  ids.add(id);
  return { id, tag, before: '', marked: '', after: '' };
}

function closeSample(
  file: DatasetFile,
  format: SampleFormat,
  { id, tag, name, before, marked, after }: OpenSample,
  findings: string[],
): MetonymyItem | undefined {
  const nameClass = name && format.names.get(name.name);
  if (name === undefined || nameClass === undefined || marked.trim() === '') {
    const expected = `expected one <${[...format.names.keys()].join('> or <')}>`;
    throw new FileFormatError(file.path, tag.place, `"${id}" has no name; ${expected}.`);
  }
  const reading = requireAttribute(file, name, 'reading');
  if (!format.labels.has(reading)) {
    const expected = `expected ${[...format.labels.keys()].join(', ')}`;
    throw new FileFormatError(file.path, name.place, `"${reading}" is no reading; ${expected}.`);
  }
  const label = format.labels.get(reading);
  if (label === undefined) {
    findings.push(`${file.path}, ${name.place}: the reading of "${id}" is ${reading}; it is left out.`);
    return undefined;
  }
  const pattern = label === 'metonymic' ? name.attributes.get('metotype') : undefined;
  if (pattern !== undefined && !metonymyPatterns.has(pattern)) {
    const expected = `expected ${[...metonymyPatterns.keys()].join(', ')}`;
    throw new FileFormatError(file.path, name.place, `"${pattern}" is no metotype; ${expected}.`);
  }
  if (format.hasPatterns && label === 'metonymic' && pattern === undefined) {
    findings.push(`${file.path}, ${name.place}: "${id}" is metonymic without a metotype.`);
  }
  const joined = joinMarkedName(before, marked, after);
  for (const [reference] of joined.text.matchAll(/&\w+;/g)) {
    findings.push(`${file.path}, ${tag.place}: the text of "${id}" has "${reference}", which was escaped twice.`);
  }
  return { id, ...joined, nameClass, label, pattern };
}
