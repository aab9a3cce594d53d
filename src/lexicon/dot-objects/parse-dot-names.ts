import { ParseError } from '../../errors.js';
import { type Aspect, isAspect } from '../aspect.js';
import { parseSenseKey } from '../sense-key.js';
import { type AspectEntry, type DotClass, type DotName, type InLanguages, nameKinds } from './dot-records.js';
import { type DotRow, parseDotTable, splitList } from './dot-table.js';
import { type DotType, parseDotType } from './dot-type.js';

/** A table as text, with the path that errors name. */
export interface DotFile {
  readonly path: string;
  readonly content: string;
}

/** Reads `aspects.tsv`: an aspect, its labels, its glosses, and examples separated by " | ". */
export function parseAspects({ content, path }: DotFile): AspectEntry[] {
  const columns = ['aspect', 'label en', 'label zh', 'gloss en', 'gloss zh', 'examples en', 'examples zh'];
  return parseDotTable(content, columns, path).map(({ fields, fail }) => {
    const [aspect, labelEn, labelZh, glossEn, glossZh, en, zh] = fields as [string, ...string[]] & Seven;
    if (!isAspect(aspect)) return fail(`"${aspect}" is no aspect.`);
    return {
      aspect,
      label: { en: labelEn, zh: labelZh },
      gloss: { en: glossEn, zh: glossZh },
      examples: { en: splitList(en, ' | '), zh: splitList(zh, ' | ') },
    };
  });
}

type Seven = readonly [string, string, string, string, string, string, string];

/** Reads `classes.tsv` and `class-aspects.tsv`: the classes of names, and what their aspects come to. */
export function parseDotClasses(classes: DotFile, glosses: DotFile): DotClass[] {
  const found = new Map<string, DotClass & { readonly glosses: Map<Aspect, InLanguages<string>> }>();
  const columns = ['class', 'type', 'kind', 'label en', 'label zh', 'source'];
  for (const { fields, fail } of parseDotTable(classes.content, columns, classes.path)) {
    const [id, type, kindText, en, zh, source] = fields as readonly [string, string, string, string, string, string];
    const kind = nameKinds.find((known) => known === kindText);
    if (kind === undefined) return fail(`"${kindText}" is no kind of names: ${nameKinds.join(', ')}.`);
    if (found.has(id)) fail(`the class "${id}" stands twice.`);
    found.set(id, { id, type: readType(type, fail), kind, label: { en, zh }, glosses: new Map(), source });
  }
  const glossColumns = ['class', 'aspect', 'gloss en', 'gloss zh'];
  for (const { fields, fail } of parseDotTable(glosses.content, glossColumns, glosses.path)) {
    const [id, aspect, en, zh] = fields as readonly [string, string, string, string];
    const nameClass = found.get(id) ?? fail(`the class "${id}" is not in ${classes.path}.`);
    if (!isAspect(aspect) || !nameClass.type.includes(aspect)) {
      return fail(`"${aspect}" is no aspect of the class "${id}".`);
    }
    if (nameClass.glosses.has(aspect)) fail(`the aspect "${aspect}" of "${id}" stands twice.`);
    nameClass.glosses.set(aspect, { en, zh });
  }
  return [...found.values()];
}

function readType(text: string, fail: DotRow['fail']): DotType {
  try {
    return parseDotType(text);
  } catch (cause) {
    return fail(cause instanceof ParseError ? cause.message : 'expected a dot type.', cause);
  }
}

/** Reads a table from keys to classes: `rules.tsv`, by sense, and `entity-classes.tsv`, by tag. */
export function parseClassKeys(
  { content, path }: DotFile,
  columns: readonly string[],
  classes: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { fields, fail } of parseDotTable(content, columns, path)) {
    const [key, id] = fields as readonly [string, string];
    if (found.has(key)) fail(`"${key}" stands twice.`);
    if (!classes.has(id)) fail(`the class "${id}" is unknown.`);
    found.set(key, id);
  }
  return found;
}

/** Reads `names.tsv` or `more-names.tsv`: a name, its aliases, its class, the key of its sense, and its Chinese forms. */
export function parseNames({ content, path }: DotFile, classes: ReadonlySet<string>): DotName[] {
  const columns = ['name', 'aliases', 'class', 'sense', 'zh'];
  return parseDotTable(content, columns, path).map(({ fields, fail }) => {
    const [name, aliases, id, sense, zh] = fields as readonly [string, string, string, string, string];
    if (name === '') fail('a name is empty.');
    if (!classes.has(id)) fail(`the class "${id}" is unknown.`);
    return {
      name,
      aliases: splitList(aliases, '|'),
      chinese: splitList(zh, '|'),
      class: id,
      sense: sense === '' ? undefined : sense,
    };
  });
}

/** Reads a sense key of a table as a check: an error names the line. */
export function checkSenseKey(key: string, fail: DotRow['fail']): string {
  try {
    parseSenseKey(key);
    return key;
  } catch (cause) {
    return fail(`"${key}" is no sense key.`, cause);
  }
}
