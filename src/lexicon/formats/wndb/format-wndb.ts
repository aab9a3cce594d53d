import { type Finding, RepeatedFindings } from '../../finding.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import { nameRelation } from '../../records/relation-record.js';
import type { PartOfSpeech } from '../../synset.js';
import { verbFrames } from './verb-frames.js';
import { writeGloss } from './wndb-gloss.js';
import { joinFrames, orderFrames, parseFrames, parseWndbLayout, readPadding } from './wndb-layout.js';
import { formatLicence } from './wndb-licence.js';
import type { WndbFrame } from './wndb-line.js';
import { findPointerSymbol, listIndexSymbols } from './wndb-pointers.js';
import { gatherWndbSynsets, type WndbSense, type WndbSynset } from './wndb-senses.js';

/** The texts of WNDB files, by name, with what could not be written. */
export interface WndbTexts {
  readonly files: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

interface Pointer {
  readonly symbol: string;
  readonly source: number;
  readonly target: WndbSynset;
  readonly targetNumber: number;
}

/** A synset with its line, cut where offsets are to stand: its own before the first piece, then that of each pointer. */
interface Line {
  readonly written: WndbSynset;
  readonly pointers: readonly Pointer[];
  readonly pieces: readonly string[];
}

const fileNames = [
  ['n', 'noun'],
  ['v', 'verb'],
  ['a', 'adj'],
  ['r', 'adv'],
] as const satisfies readonly (readonly [PartOfSpeech, string])[];

/** As many pointers as three digits can count. */
const mostPointers = 999;

/**
 * Writes the records of a lexicon as the texts of WNDB files: `data.*`, `index.*` and `index.sense` (wndb(5WN),
 * senseidx(5WN)). Byte offsets, sense numbers and lists of pointers are made anew; what was read from WNDB and not changed
 * comes back as it was. What WNDB cannot hold is left out and told.
 *
 * @example formatWndb(createLexiconRecord({ id: 'tiny' })).files.get('index.sense') // ''
 */
export function formatWndb(lexicon: LexiconRecord): WndbTexts {
  const findings = new RepeatedFindings();
  const tell = (finding: Finding): void => findings.add(finding);
  const synsets = gatherWndbSynsets(lexicon, tell);
  const lines = linkSynsets(lexicon, synsets, tell);
  const licence = formatLicence(lexicon.provenance.get('dc:rights') ?? '');
  const offsets = placeLines(lines, Buffer.byteLength(licence));
  const files = new Map<string, string>();
  for (const [letter, name] of fileNames) {
    const own = lines.filter(({ written }) => written.file === letter);
    files.set(`data.${name}`, licence + own.map((line) => `${formatLine(line, offsets)}\n`).join(''));
  }
  const groups = groupSenses(lines);
  const padding = readPadding(lexicon.provenance.get('dc:format'));
  for (const [letter, name] of fileNames) {
    const own = [...groups.values()].filter((group) => group.file === letter).sort((a, b) => compare(a.lemma, b.lemma));
    const lines = own.map((group) => {
      return `${formatIndexLine(group, offsets)}${padding.get(`index.${name}:${group.lemma}`) ?? ''}\n`;
    });
    files.set(`index.${name}`, licence + lines.join(''));
  }
  files.set('index.sense', formatSenseIndex(groups, offsets));
  return { files, findings: findings.list() };
}

function linkSynsets(lexicon: LexiconRecord, synsets: readonly WndbSynset[], tell: (finding: Finding) => void): Line[] {
  const bySynset = new Map(synsets.map((written) => [written.synset.id, written]));
  const bySense = new Map(
    synsets.flatMap((written) =>
      written.senses.map(({ sense }, at) => [sense.id, { written, number: at + 1 }] as const),
    ),
  );
  const frameNumbers = new Map(
    lexicon.behaviours.flatMap(({ id, frame }) => {
      const number = (verbFrames as readonly string[]).indexOf(frame) + 1;
      return id === undefined || number === 0 ? [] : [[id, number] as const];
    }),
  );
  return synsets.map((written) => {
    const place = `${lexicon.id}, ${written.synset.id}`;
    const leave = (type: string, why: string): never[] => {
      tell({ code: 'X303', message: `A relation ${type} ${why} has no place in WNDB and is left out.`, place });
      return [];
    };
    const bySource: Pointer[][] = [];
    bySource.push(
      written.synset.relations.flatMap((relation) => {
        const symbol = findPointerSymbol(relation.type, written.synset.partOfSpeech || written.file);
        const target = bySynset.get(relation.target);
        if (symbol === undefined) return leave(nameRelation(relation), 'of synsets');
        if (target === undefined) return leave(relation.type, 'to what is not a synset in the file');
        return [{ symbol, source: 0, target, targetNumber: 0 }];
      }),
    );
    written.senses.forEach(({ sense }, at) => {
      bySource.push(
        sense.relations.flatMap((relation) => {
          const symbol = findPointerSymbol(relation.type, written.synset.partOfSpeech || written.file);
          const target = bySense.get(relation.target);
          if (symbol === undefined) return leave(nameRelation(relation), 'of senses');
          if (target === undefined) return leave(relation.type, 'to what is not a sense in the file');
          return [{ symbol, source: at + 1, target: target.written, targetNumber: target.number }];
        }),
      );
    });
    const layout = parseWndbLayout(written.synset.provenance.get('dc:format'));
    const pointers = mergePointers(bySource, layout.sources);
    if (pointers.length > mostPointers) leave('beyond the 999th', 'of a synset');
    const kept = pointers.slice(0, mostPointers);
    const pieces = cutLine(written, {
      pointers: kept,
      frames: written.file === 'v' ? listFrames(written, frameNumbers, layout.frames) : [],
      gloss: writeGloss(written.synset),
      lexicalIds: layout.lexicalIds?.length === written.senses.length ? layout.lexicalIds : undefined,
    });
    return { written, pointers: kept, pieces };
  });
}

/** Puts pointers together in the order of the words that they start from, as long as that order fits them. */
function mergePointers(bySource: readonly (readonly Pointer[])[], sources: string | undefined): Pointer[] {
  if (sources === undefined) return bySource.flat();
  const next = bySource.map(() => 0);
  const merged: Pointer[] = [];
  for (let at = 0; at < sources.length; at += 2) {
    const source = Number.parseInt(sources.slice(at, at + 2), 16);
    const pointer = bySource[source]?.[next[source] as number];
    if (pointer === undefined) return bySource.flat();
    next[source] = (next[source] as number) + 1;
    merged.push(pointer);
  }
  return merged.length === bySource.flat().length ? merged : bySource.flat();
}

function listFrames(
  { senses }: WndbSynset,
  numbers: ReadonlyMap<string, number>,
  layout: string | undefined,
): readonly WndbFrame[] {
  const own = senses.flatMap(({ sense }, at) => {
    return sense.frames.flatMap((id) => {
      const number = numbers.get(id);
      return number === undefined ? [] : [{ number, word: at + 1 }];
    });
  });
  const usual = orderFrames(own, senses.length);
  if (layout === undefined) return usual;
  const kept = parseFrames(layout);
  return joinFrames(orderFrames(kept, senses.length)) === joinFrames(usual) ? kept : usual;
}

/** The offset of each synset in its file, as eight digits, so that the length of a line does not depend on them. */
function placeLines(lines: readonly Line[], licenceBytes: number): Map<WndbSynset, string> {
  const offsets = new Map<WndbSynset, string>();
  const next = new Map(fileNames.map(([letter]) => [letter as PartOfSpeech, licenceBytes]));
  for (const { written, pieces } of lines) {
    const at = next.get(written.file) as number;
    offsets.set(written, String(at).padStart(8, '0'));
    const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
    next.set(written.file, at + 8 * pieces.length + length + 1);
  }
  return offsets;
}

/** What stands in a line after its own offset, and after that of each pointer. */
function cutLine(
  { synset, file, fileNumber, senses }: WndbSynset,
  {
    pointers,
    frames,
    gloss,
    lexicalIds,
  }: Pick<Line, 'pointers'> & {
    readonly frames: readonly WndbFrame[];
    readonly gloss: string;
    /** A hexadecimal digit for each word, where they are not those of the keys. */
    readonly lexicalIds: string | undefined;
  },
): string[] {
  const words = senses.map(({ word, lexicalId }, at) => `${word} ${lexicalIds?.charAt(at) ?? lexicalId.toString(16)}`);
  const head = `${String(fileNumber).padStart(2, '0')} ${synset.partOfSpeech || file} ${hex(senses.length)}`;
  const pieces = [` ${head} ${words.join(' ')} ${String(pointers.length).padStart(3, '0')}`];
  for (const { symbol, source, target, targetNumber } of pointers) {
    pieces.push(`${pieces.pop()} ${symbol} `, ` ${target.file} ${hex(source)}${hex(targetNumber)}`);
  }
  const patterns = frames.map(({ number, word }) => ` + ${String(number).padStart(2, '0')} ${hex(word)}`);
  const frameList = file === 'v' ? ` ${String(frames.length).padStart(2, '0')}${patterns.join('')}` : '';
  pieces.push(`${pieces.pop()}${frameList} | ${gloss}  `);
  return pieces;
}

function formatLine({ written, pointers, pieces }: Line, offsets: Offsets): string {
  let text = `${offsets.get(written)}${pieces[0]}`;
  for (let at = 1; at < pieces.length; at++)
    text += `${offsets.get(pointers[at - 1]?.target as WndbSynset)}${pieces[at]}`;
  return text;
}

interface Offsets {
  get(synset: WndbSynset): string | undefined;
}

function hex(value: number): string {
  return value.toString(16).padStart(2, '0');
}

/** The senses that stand on one line of an index file. */
interface SenseGroup {
  readonly lemma: string;
  readonly file: PartOfSpeech;
  /** One for each synset, in the order of their numbers. */
  readonly senses: { readonly written: WndbSynset; readonly sense: WndbSense }[];
  readonly symbols: Set<string>;
}

function groupSenses(lines: readonly Line[]): Map<string, SenseGroup> {
  const groups = new Map<string, SenseGroup>();
  for (const { written, pointers } of lines) {
    written.senses.forEach((sense, at) => {
      const name = `${written.file} ${sense.indexLemma}`;
      const group = groups.get(name) ?? { lemma: sense.indexLemma, file: written.file, senses: [], symbols: new Set() };
      groups.set(name, group);
      for (const { symbol, source } of pointers) if (source === 0 || source === at + 1) group.symbols.add(symbol);
      if (group.senses.at(-1)?.written !== written) group.senses.push({ written, sense });
    });
  }
  const place = (sense: WndbSense): number => sense.sense.order ?? Number.POSITIVE_INFINITY;
  for (const { senses } of groups.values()) {
    if (senses.length < 2) continue;
    const own = new Map(senses.map(({ sense }) => [sense, sense.entry.senses.indexOf(sense.sense)]));
    senses.sort((a, b) => {
      const byOrder = place(a.sense) === place(b.sense) ? 0 : place(a.sense) - place(b.sense);
      return byOrder || b.sense.count - a.sense.count || (own.get(a.sense) as number) - (own.get(b.sense) as number);
    });
  }
  return groups;
}

function formatIndexLine({ lemma, file, senses, symbols }: SenseGroup, offsets: Offsets): string {
  const listed = listIndexSymbols(symbols);
  const tagged = senses.filter(({ sense }) => sense.count > 0).length;
  const places = senses.map(({ written }) => offsets.get(written));
  const fields = [lemma, file, senses.length, listed.length, ...listed, senses.length, tagged, ...places];
  return `${fields.join(' ')}  `;
}

function formatSenseIndex(groups: ReadonlyMap<string, SenseGroup>, offsets: Offsets): string {
  const rows: { readonly key: string; readonly line: string }[] = [];
  for (const { senses } of groups.values()) {
    senses.forEach(({ written, sense }, at) => {
      rows.push({ key: sense.key, line: `${sense.key} ${offsets.get(written)} ${at + 1} ${sense.count}\n` });
    });
  }
  return rows
    .sort((a, b) => compare(a.key, b.key))
    .map(({ line }) => line)
    .join('');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
