import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MissingFileError } from '../../errors.js';
import { createDotObjects, type DotObjects } from './dot-objects.js';
import type { DotContent } from './dot-records.js';
import { type DotFile, parseAspects, parseClassKeys, parseDotClasses, parseNames } from './parse-dot-names.js';
import { parseNounClasses, parseNouns } from './parse-dot-nouns.js';
import { parseSenseAnchors, type SenseAnchor } from './sense-aspects.js';

/**
 * Reads an inventory of dot objects: the tables `aspects.tsv`, `classes.tsv`, `class-aspects.tsv`, `rules.tsv`,
 * `entity-classes.tsv`, `names.tsv`, `more-names.tsv`, `noun-classes.tsv`, `facets.tsv` and `dot-nouns.tsv`.
 *
 * @param folder where they lie. Default: the inventory that comes with this package.
 * @throws MissingFileError where a file cannot be opened; FileFormatError, with the line, where one is damaged;
 * UnknownWordError where an aspect is missing.
 * @example readDotObjects().findName('France')[0]?.class // 'country'
 */
export function readDotObjects(folder?: string): DotObjects {
  return createDotObjects(readDotContent(folder));
}

/** Reads what {@link readDotObjects} makes an inventory of. */
export function readDotContent(folder = defaultFolder()): DotContent {
  const open = (name: string): DotFile => readTable(join(folder, name));
  const classes = parseDotClasses(open('classes.tsv'), open('class-aspects.tsv'));
  const ids = new Set(classes.map(({ id }) => id));
  const nounClasses = parseNounClasses(open('noun-classes.tsv'), open('facets.tsv'));
  return {
    aspects: parseAspects(open('aspects.tsv')),
    classes,
    rules: parseClassKeys(open('rules.tsv'), ['sense', 'class'], ids),
    entityClasses: parseClassKeys(open('entity-classes.tsv'), ['tag', 'class', 'scheme'], ids),
    names: [...parseNames(open('names.tsv'), ids), ...parseNames(open('more-names.tsv'), ids)],
    nounClasses,
    nouns: parseNouns(open('dot-nouns.tsv'), nounClasses),
  };
}

/**
 * Reads which senses of nouns are examples of which aspects: the table `sense-aspects.tsv`, for `createSenseAspects`.
 *
 * @param folder where it lies. Default: the inventory that comes with this package.
 * @throws MissingFileError where it cannot be opened; FileFormatError, with the line, where it is damaged.
 * @example readSenseAnchors()[0] // { anchor: 'noun.person', aspects: ['human'] }
 */
export function readSenseAnchors(folder = defaultFolder()): SenseAnchor[] {
  return parseSenseAnchors(readTable(join(folder, 'sense-aspects.tsv')));
}

function defaultFolder(): string {
  return fileURLToPath(new URL('../../../lexicons/dot-objects', import.meta.url));
}

function readTable(path: string): DotFile {
  try {
    return { path, content: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw new MissingFileError(path, 'An inventory of dot objects has eleven tables; see lexicons/dot-objects.', {
      cause,
    });
  }
}
