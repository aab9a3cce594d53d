import { FileFormatError } from '../../errors.js';
import type { DatasetFile, Phrase, PropertySet, TermProperty } from '../dataset.js';
import { FirstPlaces } from './first-places.js';
import { ItemIds } from './item-ids.js';
import { numberLines } from './numbered-lines.js';

const linePattern = /^(OBJ|SBJ)\s+(\S+)_N:\s+(\S+)_N\s+that\s+(\S+)_([NV])\s+(\S+)_([NV])$/;
const forms = 'OBJ term_N: head_N that noun_N verb_V" or "SBJ term_N: head_N that verb_V noun_N';

/**
 * Reads terms with their properties in the form of RELPRON (Rimell et al. 2016), a property a line.
 *
 * `OBJ garrison_N: organization_N that army_N install_V` is an object-relative clause of the term "garrison",
 * `SBJ garrison_N: organization_N that defend_V castle_N` a subject-relative one; both give the head noun, the verb and
 * the other noun. Repeated properties stay and are told of, as is a phrase that describes two terms.
 *
 * @throws FileFormatError when a line is of another form, or the file has no property.
 * @example parseRelpron(file).properties[0]?.phrase.words // ['organization', 'install', 'army']
 */
export function parseRelpron(file: DatasetFile): PropertySet {
  const properties: TermProperty[] = [];
  const findings: string[] = [];
  const ids = new ItemIds();
  const places = new FirstPlaces();
  for (const { text, place } of numberLines(file)) {
    const { term, phrase } = readProperty(text) ?? {};
    if (term === undefined || phrase === undefined) {
      throw new FileFormatError(file.path, place, `expected "${forms}", found "${text}".`);
    }
    const [head = '', verb = '', other = ''] = phrase.words;
    const clause = phrase.form === 'object-relative' ? [other, verb] : [verb, other];
    const name = [head, 'that', ...clause].join(' ');
    const earlier = places.findEarlier([phrase.form, ...phrase.words], place);
    if (earlier !== undefined)
      findings.push(`${file.path}, ${place}: the property "${name}" stands in ${earlier} too.`);
    properties.push({ id: ids.take(`${term}: ${name}`), term, phrase });
  }
  if (properties.length === 0) throw new FileFormatError(file.path, 'line 1', 'expected properties, found none.');
  return { kind: 'properties', properties, findings };
}

function readProperty(text: string): { readonly term: string; readonly phrase: Phrase } | undefined {
  const [, relation, term = '', head = '', first = '', firstTag, second = '', secondTag] = linePattern.exec(text) ?? [];
  if (relation === 'OBJ' && firstTag === 'N' && secondTag === 'V') {
    return { term, phrase: { form: 'object-relative', words: [head, second, first] } };
  }
  if (relation === 'SBJ' && firstTag === 'V' && secondTag === 'N') {
    return { term, phrase: { form: 'subject-relative', words: [head, first, second] } };
  }
  return undefined;
}
