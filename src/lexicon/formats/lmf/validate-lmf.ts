import type { BytePieces } from '../../../matrix/unpack.js';
import type { Finding } from '../../finding.js';
import { readLexiconFile } from '../../read-lexicon-file.js';
import {
  isLmfRelation,
  isVersionFrom,
  type LmfAttribute,
  type LmfElement,
  type LmfVersion,
  lmfElements,
  lmfVersions,
} from './lmf-schema.js';
import { type LmfAttributes, type LmfListener, type LmfPosition, streamLmf } from './lmf-stream.js';
import { readLmfVersion } from './parse-lmf-records.js';

/** How {@link validateLmf} takes a file. */
export interface ValidateLmfOptions {
  /** The version whose structure the file must have; default the one that its document type names, else 1.4. */
  readonly version?: LmfVersion | undefined;
  /** At how many findings it stops; default 1000. */
  readonly most?: number | undefined;
}

/**
 * Tells where a WN-LMF file breaks the structure that the DTD of its version sets: elements, their order and number,
 * attributes and their values, ids that are not unique and references that lead nowhere. The codes are V101 to V112.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when it is not well-formed XML.
 * @example await validateLmf('wn.xml') // []
 */
export async function validateLmf(path: string, options: ValidateLmfOptions = {}): Promise<Finding[]> {
  const file = await readLexiconFile(path);
  return await validateLmfPieces(file.bytes, file.path, options);
}

/** As {@link validateLmf}, of bytes. */
export async function validateLmfPieces(
  bytes: BytePieces,
  path: string,
  { version, most = 1000 }: ValidateLmfOptions = {},
): Promise<Finding[]> {
  let check: StructureCheck | undefined;
  await streamLmf(bytes, path, (position) => {
    check = new StructureCheck(path, position, { version, most });
    return check;
  });
  return check?.finish() ?? [];
}

/** An element that is open. */
interface Level {
  readonly name: string;
  readonly element: LmfElement | undefined;
  /** Which of its places is being filled, and with how many children. */
  place: number;
  count: number;
}

class StructureCheck implements LmfListener {
  readonly #path: string;
  readonly #position: LmfPosition;
  readonly #most: number;
  readonly #findings: Finding[] = [];
  readonly #levels: Level[] = [];
  readonly #ids = new Map<string, number>();
  readonly #references = new Map<string, number>();
  #version: LmfVersion;
  readonly #isFixed: boolean;

  constructor(
    path: string,
    position: LmfPosition,
    { version, most }: { readonly version: LmfVersion | undefined; readonly most: number },
  ) {
    this.#path = path;
    this.#position = position;
    this.#most = most;
    this.#version = version ?? '1.4';
    this.#isFixed = version !== undefined;
  }

  doctype(text: string): void {
    const named = readLmfVersion(text);
    const known = lmfVersions.find((version) => version === named);
    if (known === undefined) this.#tell('V101', `The document type names no version of WN-LMF from 1.0 to 1.4.`);
    else if (!this.#isFixed) this.#version = known;
  }

  open(name: string, attributes: LmfAttributes): void {
    const element = lmfElements.get(name);
    const parent = this.#levels.at(-1);
    if (parent === undefined && name !== 'LexicalResource') {
      this.#tell('V102', `The file begins with <${name}>; expected <LexicalResource>.`);
    }
    if (element === undefined) this.#tell('V103', `<${name}> is no element of WN-LMF.`);
    else {
      if (!isVersionFrom(element.since, this.#version)) {
        this.#tell('V103', `<${name}> came with WN-LMF ${element.since}; this file is ${this.#version}.`);
      }
      if (parent !== undefined) this.#takePlace(parent, name);
      this.#checkAttributes(name, element, attributes);
    }
    this.#levels.push({ name, element, place: 0, count: 0 });
  }

  close(name: string, text: string): void {
    const level = this.#levels.pop();
    if (level?.element === undefined) return;
    for (let place = level.place; place < level.element.places.length; place++) {
      const { names, least } = level.element.places[place] as LmfElement['places'][number];
      const count = place === level.place ? level.count : 0;
      if (count < least) this.#tell('V105', `<${name}> has no <${names.join('> or <')}>.`);
    }
    if (!level.element.hasText && text.trim() !== '') this.#tell('V106', `<${name}> holds text; it may hold none.`);
  }

  finish(): Finding[] {
    for (const [id, line] of this.#references) {
      if (!this.#ids.has(id)) this.#tell('V112', `"${id}" is referred to and is not the id of anything.`, line);
    }
    return this.#findings;
  }

  #takePlace(parent: Level, name: string): void {
    const places = parent.element?.places ?? [];
    const wanted = places.findIndex(({ names }) => names.includes(name));
    if (parent.element === undefined) return;
    if (wanted === -1) {
      this.#tell('V104', `<${name}> may not stand in <${parent.name}>.`);
      return;
    }
    if (wanted < parent.place) {
      const before = places[parent.place]?.names.join('> or <');
      this.#tell('V104', `<${name}> stands in <${parent.name}> after <${before}>; it must stand before.`);
      return;
    }
    if (wanted > parent.place) {
      const missing = places.slice(parent.place, wanted).find(({ least }, at) => (at === 0 ? parent.count : 0) < least);
      if (missing !== undefined) {
        this.#tell('V105', `<${parent.name}> has no <${missing.names.join('> or <')}> before <${name}>.`);
      }
      parent.place = wanted;
      parent.count = 0;
    }
    parent.count++;
    const { most } = places[wanted] as LmfElement['places'][number];
    if (parent.count > most) this.#tell('V104', `<${parent.name}> has more than one <${name}>.`);
  }

  #checkAttributes(name: string, element: LmfElement, attributes: LmfAttributes): void {
    for (const [attribute, { required }] of element.attributes) {
      if (required && attributes[attribute] === undefined) this.#tell('V107', `<${name}> has no "${attribute}".`);
    }
    if ((name === 'Requires' || name === 'Extends') && (attributes['ref'] ?? attributes['id']) === undefined) {
      this.#tell('V107', `<${name}> has no "ref".`);
    }
    for (const [attribute, value] of Object.entries(attributes)) {
      const known = element.attributes.get(attribute);
      if (known === undefined) this.#tell('V108', `<${name}> may not have "${attribute}".`);
      else if (!isVersionFrom(known.since, this.#version)) {
        const problem = `came with WN-LMF ${known.since}; this file is ${this.#version}.`;
        this.#tell('V108', `"${attribute}" of <${name}> ${problem}`);
      } else this.#checkValue(`"${attribute}" of <${name}>`, known, value);
    }
  }

  #checkValue(place: string, { value: kind }: LmfAttribute, value: string): void {
    if (kind === 'text') return;
    if (kind === 'id') this.#addId(place, value);
    else if (kind === 'reference') this.#refer(value);
    else if (kind === 'references') {
      for (const id of value.split(/\s+/)) if (id !== '') this.#refer(id);
    } else if (kind === 'relation of synsets' || kind === 'relation of senses') {
      if (isLmfRelation(value, kind, this.#version)) return;
      this.#tell('V109', `${place} is "${value}", which is no ${kind} in WN-LMF ${this.#version}.`);
    } else if (!kind.includes(value)) this.#tell('V109', `${place} is "${value}"; expected ${kind.join(', ')}.`);
  }

  #addId(place: string, id: string): void {
    if (!xmlName.test(id)) {
      this.#tell(
        'V110',
        `${place} is "${id}"; an id begins with a letter and holds letters, digits, ".", "-" and "_".`,
      );
    }
    const line = this.#ids.get(id);
    if (line !== undefined) this.#tell('V111', `The id "${id}" stands on line ${line} already.`);
    else this.#ids.set(id, this.#position.line);
  }

  #refer(id: string): void {
    if (!this.#references.has(id)) this.#references.set(id, this.#position.line);
  }

  #tell(code: string, message: string, line = this.#position.line): void {
    if (this.#findings.length < this.#most)
      this.#findings.push({ code, message, place: `${this.#path}, line ${line}` });
  }
}

/** What XML 1.0 lets an id be, but for the colon. */
const xmlName = /^[\p{L}_][\p{L}\p{M}\p{N}._\u00b7-]*$/u;
