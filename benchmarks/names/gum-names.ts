import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { NameClass, Token, UniversalTag } from '../../src/corpus/sentence.js';

const archive = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'treebanks/GUM_dep.tar.xz');

/** A gold name: the proper nouns around the head of an entity mention, as tokens from `start` up to but without `end`. */
export interface GoldName {
  readonly start: number;
  readonly end: number;
  /** The index of the head of the mention. */
  readonly head: number;
  /** `unjudged` for times, such as "May 1998". */
  readonly class: NameClass | 'unjudged';
}

/** A sentence of GUM with the names in it. */
export interface NamedSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly names: readonly GoldName[];
}

const classes: ReadonlyMap<string, GoldName['class']> = new Map([
  ['person', 'person'],
  ['place', 'place'],
  ['organization', 'organisation'],
  ['time', 'unjudged'],
]);

/** Reads the dev or the test part of GUM, without the documents whose words are masked (`GUM_reddit`). */
export function readGumNames(part: 'dev' | 'test'): NamedSentence[] {
  const splits = execFileSync('tar', ['-xJOf', archive, './splits.md'], { encoding: 'utf8' });
  const section = new RegExp(`## ${part}\\n([\\s\\S]*?)(?:\\n## |$)`).exec(splits)?.[1] ?? '';
  const documents = [...section.matchAll(/GUM_\w+/g)].map((match) => match[0]);
  const members = documents.filter((name) => !name.startsWith('GUM_reddit')).map((name) => `./dep/${name}.conllu`);
  const content = execFileSync('tar', ['-xJOf', archive, ...members], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const open = new Map<string, OpenMention[]>();
  return content
    .split('\n\n')
    .filter((block) => /^1\t/m.test(block))
    .map((block) => readSentence(block, open));
}

interface OpenMention {
  readonly type: string;
  readonly start: number;
}

interface Row {
  readonly token: Token;
  /** Whether it is a proper noun by Penn's tag, as "United" in "United States" is. */
  readonly isProper: boolean;
  readonly head: number;
  readonly entity: string;
}

function readSentence(block: string, open: Map<string, OpenMention[]>): NamedSentence {
  const text = /^# text = (.*)$/m.exec(block)?.[1] ?? '';
  let from = 0;
  const rows = block.split('\n').flatMap((line): Row[] => {
    if (!/^\d+\t/.test(line)) return [];
    const [, form = '', lemma = '', tag = 'X', pennTag = '', , head = '0', , , misc = ''] = line.split('\t');
    const found = text.indexOf(form, from);
    const start = found < 0 ? from : found;
    from = start + (found < 0 ? 0 : form.length);
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    return [
      {
        token: { form, lemma, tag: tag as UniversalTag, start, end: from },
        isProper: pennTag.startsWith('NNP'),
        head: Number(head) - 1,
        entity,
      },
    ];
  });
  const mentions = rows.flatMap(({ entity }, at) => readMentions(entity, at, open));
  open.clear();
  const names = mentions.flatMap((mention) => nameOf(rows, mention) ?? []);
  const outer = names.filter(
    (name) =>
      !names.some(
        (other) => other !== name && other.start <= name.start && name.end <= other.end && sizeOf(other) > sizeOf(name),
      ),
  );
  return { text, tokens: rows.map(({ token }) => token), names: outer };
}

function sizeOf({ start, end }: { readonly start: number; readonly end: number }): number {
  return end - start;
}

/** Reads the brackets of one token, for instance `(3-person-new-...-coref(5-place-...)` or `5)3)`; gives what closes. */
function readMentions(entity: string, at: number, open: Map<string, OpenMention[]>) {
  const closed: { type: string; start: number; end: number }[] = [];
  for (const [, opened, type = '', single, closing] of entity.matchAll(
    /\((\d+)(?:\[[^\]]*\])?-([a-z]+)[^()]*(\))?|(\d+)(?:\[[^\]]*\])?\)/g,
  )) {
    if (opened !== undefined && single !== undefined) closed.push({ type, start: at, end: at + 1 });
    else if (opened !== undefined) open.set(opened, [...(open.get(opened) ?? []), { type, start: at }]);
    else if (closing !== undefined) {
      const mention = open.get(closing)?.pop();
      if (mention !== undefined) closed.push({ ...mention, end: at + 1 });
    }
  }
  return closed;
}

/** The proper nouns around the head of a mention whose head is one, with what stands between them. */
function nameOf(rows: readonly Row[], mention: { type: string; start: number; end: number }): GoldName | undefined {
  const inside = (at: number): boolean => at >= mention.start && at < mention.end;
  const head = rows.findIndex((row, at) => inside(at) && !inside(row.head));
  const isProper = (at: number): boolean => inside(at) && (rows[at]?.isProper ?? false);
  if (rows[head]?.token.tag !== 'PROPN') return undefined;
  // Only a joint between two proper nouns belongs to the name: "University of Ohio", "Udvar-Hazy", "Apollo 11".
  const isJoint = (at: number): boolean =>
    inside(at) && /^(?:of|the|&|-|de|la|von|van|del|du|al|\d{1,3})$/.test(rows[at]?.token.form ?? '');
  let start = head;
  let end = head + 1;
  while (isProper(start - 1) || (isJoint(start - 1) && isProper(start - 2))) start -= isProper(start - 1) ? 1 : 2;
  while (isProper(end) || /^\d{1,3}$/.test(inside(end) ? (rows[end]?.token.form ?? '') : '')) end++;
  while (isJoint(end) && (isProper(end + 1) || (isJoint(end + 1) && isProper(end + 2)))) {
    end += isProper(end + 1) ? 2 : 3;
    while (isProper(end)) end++;
  }
  return { start, end, head, class: classes.get(mention.type) ?? 'other' };
}
