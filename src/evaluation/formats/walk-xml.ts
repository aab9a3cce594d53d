import { SaxesParser } from 'saxes';
import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';

/** A start tag. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where it stands, for messages: `line 12`. */
  readonly place: string;
}

/** The element that each element of a format stands in; undefined for the outermost. */
export type XmlStructure = ReadonlyMap<string, string | undefined>;

/** What {@link walkXml} calls, in the order of the file. */
export interface XmlVisitor {
  open(tag: XmlTag): void;
  /** Is told of all text between two tags at once, entity references resolved. */
  text(text: string, place: string): void;
  close(name: string, place: string): void;
}

/**
 * Walks through an XML file and holds it to a structure.
 *
 * Line ends come as LF. References to characters, to the five entities of XML and to those that the file's own document
 * type declares are resolved; in the value of a declared one, only references to characters are, and markup is text.
 *
 * @throws FileFormatError with the line where the file is not well-formed, refers to an undeclared entity or has an
 *   element where the structure has none.
 */
export function walkXml({ path, text }: DatasetFile, structure: XmlStructure, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ position: true });
  const place = (): string => `line ${parser.line}`;
  const open: string[] = [];
  let pending = '';
  const flush = (): void => {
    if (pending !== '') visitor.text(pending, place());
    pending = '';
  };
  parser.on('error', (cause) => {
    const problem = cause.message.replace(/^\d+:\d+: /, '');
    throw new FileFormatError(path, place(), `${problem.replace(/\.?$/, '')}; expected well-formed XML.`, { cause });
  });
  parser.on('doctype', (declarations) => {
    for (const [name, value] of readEntities(declarations)) parser.ENTITIES[name] = value;
  });
  parser.on('text', (more) => {
    pending += more;
  });
  parser.on('cdata', (more) => {
    pending += more;
  });
  parser.on('opentag', ({ name, attributes }) => {
    flush();
    const parent = open.at(-1);
    if (!structure.has(name) || structure.get(name) !== parent) {
      const inner = [...structure.keys()].filter((key) => structure.get(key) === parent);
      const where = parent === undefined ? 'is the outermost element' : `stands in <${parent}>`;
      const expected = inner.length === 0 ? 'no element there' : inner.join(' or ');
      throw new FileFormatError(path, place(), `<${name}> ${where}; expected ${expected}.`);
    }
    open.push(name);
    visitor.open({ name, attributes: new Map(Object.entries(attributes)), place: place() });
  });
  parser.on('closetag', ({ name }) => {
    flush();
    open.pop();
    visitor.close(name, place());
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
}

/**
 * The value of an attribute.
 *
 * @throws FileFormatError when the tag has none of this name.
 */
export function requireAttribute({ path }: DatasetFile, tag: XmlTag, name: string): string {
  const value = tag.attributes.get(name);
  if (value !== undefined) return value;
  throw new FileFormatError(path, tag.place, `<${tag.name}> has no "${name}"; expected <${tag.name} ${name}="...">.`);
}

// The first declaration of a name binds; the five of XML are never declared anew.
function readEntities(declarations: string): Map<string, string> {
  const entities = new Map<string, string>();
  const found = dropComments(declarations).matchAll(/<!ENTITY\s+([^\s%]+)\s+(?:"([^"]*)"|'([^']*)')/g);
  for (const [, name = '', double, single] of found) {
    if (entities.has(name) || predefined.has(name)) continue;
    const value = double ?? single ?? '';
    entities.set(
      name,
      value.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (reference, hex, decimal) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0x10ffff ? reference : String.fromCodePoint(code);
      }),
    );
  }
  return entities;
}

function dropComments(text: string): string {
  // What follows a comment without end is part of it.
  return text
    .split('<!--')
    .map((part, place) => (place === 0 ? part : part.split('-->').slice(1).join('-->')))
    .join('');
}

const predefined: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
