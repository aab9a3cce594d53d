import { FileFormatError } from '../errors.js';
import { lexicographerFiles } from './lexicographer-files.js';
import type { LexiconStore } from './lexicon-store.js';
import { indexOfSorted, locateSenses, type SenseLocations } from './locate-senses.js';
import { type MemberMatch, matchMembers } from './match-members.js';
import type { SenseIndex } from './parse-sense-index.js';
import { parseWndbLine, type WndbData, type WndbLine } from './parse-wndb-data.js';
import { splitGloss } from './split-gloss.js';
import { formatSynsetId, normaliseLemma, type Relation, type Sense, type Synset } from './synset.js';

const noVariants: readonly string[] = Object.freeze([]);
const noRange: readonly [number, number] = [0, 0];

/** The store of a WNDB folder: data files joined with their sense index, each synset parsed when it is asked for. */
export class WndbStore implements LexiconStore {
  readonly synsetCount: number;
  readonly senseCount: number;
  readonly lemmaCount: number;
  readonly #files: readonly WndbData[];
  readonly #bases: readonly number[];
  readonly #index: SenseIndex;
  readonly #indexPath: string;
  readonly #locations: SenseLocations;
  readonly #sharing: ReadonlyMap<string, number>;

  /**
   * @param files in the order noun, verb, adjective, adverb.
   * @param indexPath the path of the sense index, named in errors.
   * @throws FileFormatError when the sense index and the data files do not belong together.
   */
  constructor(files: readonly WndbData[], index: SenseIndex, indexPath: string) {
    const bases = [0];
    for (const file of files) bases.push((bases.at(-1) as number) + file.offsets.length);
    this.#files = files;
    this.#bases = bases;
    this.#index = index;
    this.#indexPath = indexPath;
    this.#locations = locateSenses(index, files, indexPath);
    this.synsetCount = bases.at(-1) as number;
    this.senseCount = index.senseCount;
    this.lemmaCount = index.groups.size;
    this.#sharing = this.#findSharing();
  }

  synsetAt(position: number): Synset {
    const { data, offset } = this.#place(position);
    const line = parseWndbLine(data, offset);
    const rows = this.#locations.rowsAt(position);
    const match = this.#match(line, rows, data.path, offset);
    const id = formatSynsetId(offset, data.partOfSpeech);
    const lexicographerFile = lexicographerFiles[line.fileNumber];
    if (lexicographerFile === undefined) {
      const problem = `expected a lexicographers file from 0 to ${lexicographerFiles.length - 1}, found ${line.fileNumber}.`;
      throw new FileFormatError(data.path, `byte ${offset}`, problem);
    }
    const { definition, examples } = splitGloss(line.gloss);
    return {
      id,
      partOfSpeech: data.partOfSpeech,
      satellite: line.satellite,
      lexicographerFile,
      senses: this.#buildSenses(line, rows, match, { synset: id, partOfSpeech: data.partOfSpeech }),
      definition,
      examples,
      relations: this.#relateSenses(line, match, data.path, offset),
    };
  }

  findPosition(id: string): number | undefined {
    if (!/^\d{8}-[nvar]$/.test(id)) return undefined;
    const file = this.#files.findIndex((data) => data.partOfSpeech === id.charAt(9));
    const at = indexOfSorted((this.#files[file] as WndbData).offsets, Number(id.slice(0, 8)));
    return at === -1 ? undefined : (this.#bases[file] as number) + at;
  }

  findSensePosition(key: string): number | undefined {
    const percent = key.indexOf('%');
    if (percent === -1) return undefined;
    const [start, end] = this.#rowsOf(normaliseLemma(key.slice(0, percent)));
    for (let row = start; row < end; row++) if (this.#index.key(row) === key) return this.#locations.positions[row];
    return undefined;
  }

  positionsOf(lemma: string): readonly number[] {
    return Array.from(this.#locations.positions.subarray(...this.#rowsOf(lemma)));
  }

  partsOfSpeech(lemma: string): string {
    const [start, end] = this.#rowsOf(lemma);
    let seen = 0;
    for (let row = start; row < end; row++) seen |= 1 << (this.#index.types[row] as number);
    const adjective = seen & ((1 << 3) | (1 << 5));
    return `${seen & (1 << 1) ? 'n' : ''}${seen & (1 << 2) ? 'v' : ''}${adjective ? 'a' : ''}${seen & (1 << 4) ? 'r' : ''}`;
  }

  lemmas(): Iterable<string> {
    return this.#index.groups.keys();
  }

  #rowsOf(lemma: string): readonly [number, number] {
    const group = this.#index.groups.get(lemma);
    if (group === undefined) return noRange;
    return [this.#index.groupStarts[group] as number, this.#index.groupStarts[group + 1] as number];
  }

  #place(position: number): { data: WndbData; offset: number } {
    let file = this.#files.length - 1;
    while ((this.#bases[file] as number) > position) file--;
    const data = this.#files[file] as WndbData;
    return { data, offset: data.offsets[position - (this.#bases[file] as number)] as number };
  }

  #match(line: WndbLine, rows: Int32Array, path: string, offset: number): MemberMatch {
    const keys: string[] = [];
    for (const row of rows) keys.push(this.#index.key(row));
    const match = matchMembers(line.members, line.lexicalIds, keys);
    if (typeof match !== 'string') return match;
    const problem = `expected a line for member "${match}" of this synset in ${this.#indexPath}, found none.`;
    throw new FileFormatError(path, `byte ${offset}`, problem);
  }

  #buildSenses(
    line: WndbLine,
    rows: Int32Array,
    match: MemberMatch,
    shared: Pick<Sense, 'synset' | 'partOfSpeech'>,
  ): readonly Sense[] {
    const spellings: string[][] = [];
    for (let i = 0; i < line.members.length; i++) {
      const sense = match.senseOfMember[i] as number;
      spellings[sense] ??= [];
      spellings[sense].push((line.members[i] as string).replaceAll('_', ' '));
    }
    return match.keyOfSense.map((at, sense) => {
      const row = rows[at] as number;
      const [lemma = '', ...variants] = spellings[sense] as string[];
      return {
        key: this.#index.key(row),
        lemma,
        variants: variants.length === 0 ? noVariants : variants,
        partOfSpeech: shared.partOfSpeech,
        synset: shared.synset,
        rank: this.#index.ranks[row] as number,
        count: this.#index.counts[row] as number,
      };
    });
  }

  // The file counts members; where some share a sense, at either end of a relation, the count is put right.
  #relateSenses(line: WndbLine, match: MemberMatch, path: string, offset: number): readonly Relation[] {
    const own = match.keyOfSense.length < line.members.length;
    if (!own && !line.relations.some((relation) => this.#sharing.has(relation.target))) return line.relations;
    return line.relations.map((relation) => {
      if (relation.sourceMember === undefined || relation.targetMember === undefined) return relation;
      const sourceMember = match.senseOfMember[relation.sourceMember];
      const targetMember = this.#senseOfMember(relation.target, relation.targetMember);
      if (sourceMember !== undefined && targetMember !== undefined) return { ...relation, sourceMember, targetMember };
      const problem = `expected members of the two synsets in the relation ${relation.type} to ${relation.target}.`;
      throw new FileFormatError(path, `byte ${offset}`, problem);
    });
  }

  #senseOfMember(id: string, member: number): number | undefined {
    const position = this.#sharing.get(id);
    if (position === undefined) return member;
    const { data, offset } = this.#place(position);
    const rows = this.#locations.rowsAt(position);
    return this.#match(parseWndbLine(data, offset), rows, data.path, offset).senseOfMember[member];
  }

  // The ids, with positions, of the synsets that have more members than senses.
  #findSharing(): ReadonlyMap<string, number> {
    const sharing = new Map<string, number>();
    for (let position = 0; position < this.synsetCount; position++) {
      const { data, offset } = this.#place(position);
      const memberCount = hexDigit(data.bytes[offset + 14]) * 16 + hexDigit(data.bytes[offset + 15]);
      if (memberCount !== this.#locations.countAt(position)) {
        sharing.set(formatSynsetId(offset, data.partOfSpeech), position);
      }
    }
    return sharing;
  }
}

// WNDB writes hexadecimal digits in lower case.
function hexDigit(byte = 0): number {
  return byte < 58 ? byte - 48 : byte - 87;
}
