import { type GlossItem, isNominal } from './gloss-item.js';

/**
 * Brings the glosses of a Chinese sentence nearer to the order of English.
 *
 * - The object of 把 goes behind its verb, before a preposition that the verb has; 被 is "be" with "by".
 * - 的 behind a noun is "'s", makes a pronoun possessive, and is left out elsewhere.
 * - A localizer such as 里 goes before its noun phrase, into the place of 在, or of the preposition of a verb such as "put in".
 *
 * @example orderGlosses(glosses of 他把书放在桌子上) // he put book on table
 */
export function orderGlosses(items: readonly GlossItem[]): GlossItem[] {
  return moveLocalizers(writePossessives(moveObjects(items)));
}

const isMarker = (item: GlossItem | undefined, name: string): boolean =>
  item?.kind === 'marker' && item.english === name;

/** A gloss whose last word is a preposition: "put in". */
const withPreposition = /^(.+) (in|into|on|to|from|with|at)$/;

function moveObjects(items: readonly GlossItem[]): GlossItem[] {
  const ordered: GlossItem[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const isObject = isMarker(item, 'object');
    if (!isObject && !isMarker(item, 'passive')) {
      ordered.push(item);
      continue;
    }
    const verb = findVerb(items, at + 1);
    // Without a verb behind it the particle says nothing that English has a word for.
    if (verb === undefined) continue;
    let end = verb + 1;
    while (items[end]?.kind === 'verb') end++;
    const phrase = items.slice(at + 1, verb);
    const verbs = items.slice(verb, end);
    if (isObject) {
      ordered.push(...placeObject(verbs, phrase));
    } else {
      ordered.push({ english: 'be', kind: 'function' }, ...verbs);
      if (phrase.length > 0) ordered.push({ english: 'by', kind: 'preposition' }, ...phrase);
    }
    at = end - 1;
  }
  return ordered;
}

/** The first verb of the clause that does not itself belong to a noun. */
function findVerb(items: readonly GlossItem[], from: number): number | undefined {
  for (let at = from; at < items.length && items[at].kind !== 'mark'; at++) {
    if (items[at].kind === 'verb' && !isMarker(items[at + 1], 'of')) return at;
  }
  return undefined;
}

function placeObject(verbs: readonly GlossItem[], phrase: readonly GlossItem[]): GlossItem[] {
  const last = verbs[verbs.length - 1];
  const [, verb, preposition] = withPreposition.exec(last.english) ?? [];
  if (verb === undefined || preposition === undefined) return [...verbs, ...phrase];
  return [...verbs.slice(0, -1), { ...last, english: verb }, ...phrase, { english: preposition, kind: 'preposition' }];
}

const possessives: ReadonlyMap<string, string> = new Map([
  ['I', 'my'],
  ['we', 'our'],
  ['you', 'your'],
  ['he', 'his'],
  ['she', 'her'],
  ['it', 'its'],
  ['they', 'their'],
  ['who', 'whose'],
  ['oneself', 'own'],
]);

/** Takes all markers away. */
function writePossessives(items: readonly GlossItem[]): GlossItem[] {
  const written: GlossItem[] = [];
  items.forEach((item, at) => {
    if (item.kind !== 'marker') {
      written.push(item);
      return;
    }
    const before = written.at(-1);
    const after = items[at + 1];
    if (item.english !== 'of' || !isNominal(before) || after === undefined || after.kind === 'mark') return;
    const own = before.kind === 'pronoun' ? possessives.get(before.english) : undefined;
    if (own !== undefined) written[written.length - 1] = { ...before, english: own };
    else if (before.kind !== 'pronoun') written.push({ english: "'s", kind: 'marker' });
  });
  return written;
}

function moveLocalizers(items: readonly GlossItem[]): GlossItem[] {
  const ordered: GlossItem[] = [];
  for (const item of items) {
    const start = item.kind === 'localizer' ? startOfPhrase(ordered) : ordered.length;
    if (start === ordered.length) ordered.push(item);
    else placeLocalizer(ordered, start, { ...item, kind: 'preposition' });
  }
  return ordered;
}

/** Where the noun phrase begins that items end in; their number where they do not end in one. */
function startOfPhrase(items: readonly GlossItem[]): number {
  let start = items.length;
  while (start > 0) {
    const { kind, english } = items[start - 1];
    if (!isNominal(items[start - 1]) && !['adjective', 'number', 'measure', 'marker'].includes(kind)) break;
    start--;
    const before = items[start - 1];
    // "In Japan in a month": what is counted or pointed at begins a phrase of its own.
    const opens = kind === 'number' || (kind === 'pronoun' && ![...possessives.values()].includes(english));
    if (opens && before?.kind !== 'number' && before?.kind !== 'pronoun' && before?.kind !== 'marker') break;
  }
  return start;
}

function placeLocalizer(ordered: GlossItem[], start: number, localizer: GlossItem): void {
  const before = ordered[start - 1];
  const [, verb] = before?.kind === 'verb' ? (withPreposition.exec(before.english) ?? []) : [];
  if (before?.kind === 'preposition' && before.english === 'in') ordered[start - 1] = localizer;
  else if (before !== undefined && verb !== undefined)
    ordered.splice(start - 1, 1, { ...before, english: verb }, localizer);
  else if (before?.kind === 'preposition' && /^(?:in|on)$/.test(localizer.english)) return;
  else ordered.splice(start, 0, localizer);
}
