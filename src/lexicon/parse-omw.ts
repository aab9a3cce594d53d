import { FileFormatError } from '../errors.js';
import { type Finding, RepeatedFindings } from './finding.js';

/** A line of an OMW tab file that gives a synset a lemma. */
interface OmwLemma {
  /** The synset by WordNet's offset and part of speech, `-s` written as `-a`. */
  readonly synset: string;
  /** The lemma in its original letter case, its words separated by spaces, without marks. */
  readonly lemma: string;
  /** Other forms under which it is looked up: with the particle that was cut off. */
  readonly forms: readonly string[];
  readonly path: string;
  readonly line: number;
}

/** What an OMW tab file says. */
export interface OmwContent {
  /** The wordnet's name as the first line has it, `unnamed` where it has none. */
  readonly name: string;
  readonly language: string | undefined;
  readonly lemmas: readonly OmwLemma[];
  /** Definitions in the wordnet's language by synset. */
  readonly definitions: ReadonlyMap<string, readonly string[]>;
  /** Examples in the wordnet's language by synset. */
  readonly examples: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
}

/**
 * Reads the text of an OMW tab file: `# name, language, address, licence` on the first line, then a synset, a kind such as
 * `cmn:lemma`, `cmn:def` or `cmn:exe`, and a text on each line, separated by tabs; definitions and examples may have a number
 * before the text, and more columns may follow.
 *
 * The Chinese Open Wordnet parts a particle from its word by a plus sign, `高兴+的`: the lemma is the word, and with the
 * particle it is a further form. Other plus signs before a Chinese character are left out, and underscores are spaces.
 *
 * @throws FileFormatError when no line has a lemma.
 */
export function parseOmw(text: string, path: string): OmwContent {
  const lines = text.split(/\r?\n/);
  const lemmas: OmwLemma[] = [];
  const texts = { def: new Map<string, string[]>(), exe: new Map<string, string[]>() };
  const findings: Finding[] = [];
  const unread = new RepeatedFindings();
  const header = (lines[0] ?? '').startsWith('#') ? (lines[0] as string).slice(1).split('\t') : [];
  let language = header[1]?.trim();
  lines.forEach((line, index) => {
    if (line === '' || line.startsWith('#')) return;
    const place = `${path}, line ${index + 1}`;
    const [id = '', kind = '', ...columns] = line.split('\t');
    const synset = /^\d{8}-[nvasr]$/.test(id) ? id.replace(/s$/, 'a') : undefined;
    const [, code, name = ''] = /^(?:([\w-]+):)?([a-z]+(?::[a-z]+)*)$/i.exec(kind.trim()) ?? [];
    const value = textOf(name, columns);
    if (synset === undefined || name === '' || value === '') {
      findings.push(malformed(line, place));
    } else if (name === 'lemma') {
      language ??= code;
      const { lemma, forms } = readMarks(value);
      if (/\p{Script=Han}\s|\s\p{Script=Han}/u.test(value.replace(/ ?\+ ?/g, ''))) findings.push(blank(lemma, place));
      lemmas.push({ synset, lemma, forms, path, line: index + 1 });
    } else if (name === 'def' || name === 'exe') {
      const known = texts[name].get(synset);
      if (known === undefined) texts[name].set(synset, [value]);
      else known.push(value);
    } else {
      unread.add({ code: 'R304', message: `A line of kind "${kind}" is not read.`, place });
    }
  });
  if (lemmas.length === 0) {
    const problem = 'no line is a synset, "lemma" and a word separated by tabs; an OMW tab file has them.';
    throw new FileFormatError(path, 'the whole file', problem);
  }
  return {
    name: header[0]?.trim() || 'unnamed',
    language: language === '' ? undefined : language,
    lemmas,
    definitions: texts.def,
    examples: texts.exe,
    findings: [...findings, ...unread.list()],
  };
}

/** Joins what several files say of the same WordNet, in their order; the first that has a language gives it. */
export function joinOmw(contents: readonly OmwContent[]): OmwContent {
  return {
    name: contents.map(({ name }) => name).join(' + '),
    language: contents.map(({ language }) => language).find((language) => language !== undefined),
    lemmas: contents.flatMap(({ lemmas }) => lemmas),
    definitions: joinTexts(contents.map(({ definitions }) => definitions)),
    examples: joinTexts(contents.map(({ examples }) => examples)),
    findings: contents.flatMap(({ findings }) => findings),
  };
}

function joinTexts(maps: readonly ReadonlyMap<string, readonly string[]>[]): Map<string, readonly string[]> {
  const joined = new Map<string, readonly string[]>();
  for (const [synset, texts] of maps.flatMap((map) => [...map])) {
    joined.set(synset, [...(joined.get(synset) ?? []), ...texts]);
  }
  return joined;
}

function textOf(name: string, columns: readonly string[]): string {
  const isNumbered = name !== 'lemma' && columns.length > 1 && /^\d+$/.test(columns[0] ?? '');
  const value = (columns[isNumbered ? 1 : 0] ?? '').trim();
  return name === 'lemma' && /^[_\s]*$/.test(value) ? '' : value;
}

/** Takes the marks of a lemma away: `东北偏北+的+地` is 东北偏北, also found as 东北偏北的 and 东北偏北地. */
function readMarks(raw: string): { lemma: string; forms: string[] } {
  const spaced = raw.replace(/\s+/g, ' ').replaceAll('_', ' ');
  const end = beforeParticles(spaced);
  const lemma = withoutPlus(spaced.slice(0, end));
  return { lemma, forms: Array.from(spaced.slice(end).replace(/[ +]/g, ''), (particle) => lemma + particle) };
}

/** Where the particles at the end of a lemma begin; a particle alone is a lemma. */
function beforeParticles(lemma: string): number {
  let end = lemma.length;
  for (;;) {
    const particle = / ?\+ ?[的地]$/.exec(lemma.slice(Math.max(0, end - 4), end))?.[0] ?? '';
    if (particle === '' || particle.length === end) return end;
    end -= particle.length;
  }
}

function withoutPlus(text: string): string {
  return text.replace(/ ?\+ ?(?=\p{Script=Han})/gu, '');
}

function malformed(line: string, place: string): Finding {
  const shown = line.length > 60 ? `${line.slice(0, 60)}...` : line;
  const message = `"${shown}" is not a synset of WordNet, a kind and a text separated by tabs; the line is left out.`;
  return { code: 'R301', message, place };
}

function blank(lemma: string, place: string): Finding {
  return { code: 'R305', message: `The lemma "${lemma}" has a blank inside; it is kept as it is.`, place };
}
