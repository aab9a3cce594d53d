import { quoteArgument } from '../../engine/quote-argument.js';

/** The verbs by which a lexicon is edited, each with the names of its arguments. */
export const editingVerbs = {
  'add-entry': ['lemma', 'part of speech'],
  'add-sense': ['entry', 'synset'],
  'add-synset': ['part of speech', 'gloss'],
  'set-gloss': ['synset', 'text'],
  'remove-gloss': ['synset', 'number'],
  'set-ili-gloss': ['synset', 'text'],
  'add-example': ['sense or synset', 'text'],
  'set-example': ['sense or synset', 'number', 'text'],
  'remove-example': ['sense or synset', 'number'],
  relate: ['sense or synset', 'type', 'target'],
  unrelate: ['sense or synset', 'type', 'target'],
  merge: ['synset', 'synset that stays'],
  split: ['synset', 'senses that leave'],
  'move-sense': ['sense', 'synset'],
  'order-senses': ['entry', 'senses that come first'],
  remove: ['entry, sense or synset', 'reason'],
  'set-key': ['sense', 'key'],
  'set-dot-type': ['sense', 'dot type'],
  'set-aspect-gloss': ['sense', 'aspect', 'text'],
  'set-qualia': ['sense', 'role', 'target or text'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A verb by which a lexicon is edited. */
export type EditingVerb = keyof typeof editingVerbs;

/** An edit that mends a finding and changes nothing else. */
export interface RepairCommand {
  readonly verb: EditingVerb;
  /** As many as {@link editingVerbs} names. */
  readonly values: readonly string[];
}

/**
 * Writes a repair as a line for a shell.
 *
 * @param store the file that holds the lexicon.
 * @example formatRepair({ verb: 'unrelate', values: ['a-1', 'also', 'a-1'] }, 'a.xml') // 'qualia lexicon unrelate a.xml a-1 also a-1'
 */
export function formatRepair({ verb, values }: RepairCommand, store: string): string {
  return ['qualia', 'lexicon', verb, ...[store, ...values].map(quoteArgument)].join(' ');
}
