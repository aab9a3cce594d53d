import { z } from 'zod';
import { OptionError } from '../../errors.js';
import { aspects } from '../aspect.js';
import { type EditingVerb, editingVerbs } from '../checks/repair-command.js';
import { parseDotType } from '../dot-objects/dot-type.js';
import { qualiaRoles } from '../records/sense-record.js';

const unwritable = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
const anyText = z
  .string()
  .refine((text) => !unwritable.test(text), 'a text of characters that formats of lexicons can hold');
const text = anyText.refine((value) => value.trim() !== '', 'a text that is not blank');
const id = text.refine((value) => !/\s/.test(value), 'an id, which has no spaces');
const number = z.coerce.number().int().min(1);
const partOfSpeech = z.enum(['n', 'v', 'a', 'r', 's', 't', 'c', 'p', 'x', 'u']);
const provenance = z.record(z.string(), anyText).optional();
const dotType = z.string().refine((value) => value === '' || isDotType(value), 'a dot type, such as location.human');

function isDotType(value: string): boolean {
  const parts = value.split('.');
  return (
    parts.every((part) => (aspects as readonly string[]).includes(part)) &&
    parseDotType([...new Set(parts)].join('.')).length === parts.length
  );
}

/** Every operation by which a lexicon is edited, by its verb; further fields than those listed are refused. */
const operationSchemas = {
  'add-entry': z.strictObject({
    verb: z.literal('add-entry'),
    lemma: text,
    partOfSpeech,
    id: id.optional(),
    forms: z.array(text).optional(),
    provenance,
  }),
  'add-sense': z.strictObject({
    verb: z.literal('add-sense'),
    entry: id,
    synset: id,
    id: id.optional(),
    key: text.optional(),
    provenance,
  }),
  'add-synset': z.strictObject({
    verb: z.literal('add-synset'),
    partOfSpeech,
    gloss: text,
    id: id.optional(),
    lexicographerFile: text.optional(),
    ili: text.optional(),
    provenance,
  }),
  'set-gloss': z.strictObject({ verb: z.literal('set-gloss'), synset: id, text, number: number.optional() }),
  'remove-gloss': z.strictObject({ verb: z.literal('remove-gloss'), synset: id, number }),
  'set-ili-gloss': z.strictObject({ verb: z.literal('set-ili-gloss'), synset: id, text: anyText }),
  'add-example': z.strictObject({ verb: z.literal('add-example'), of: id, text, provenance }),
  'set-example': z.strictObject({ verb: z.literal('set-example'), of: id, number, text }),
  'remove-example': z.strictObject({ verb: z.literal('remove-example'), of: id, number }),
  relate: z.strictObject({
    verb: z.literal('relate'),
    source: id,
    type: text,
    target: id,
    name: text.optional(),
    provenance,
  }),
  unrelate: z.strictObject({ verb: z.literal('unrelate'), source: id, type: text, target: id }),
  merge: z.strictObject({ verb: z.literal('merge'), synset: id, into: id }),
  split: z.strictObject({
    verb: z.literal('split'),
    synset: id,
    senses: z.array(id).min(1),
    gloss: text.optional(),
    id: id.optional(),
  }),
  'move-sense': z.strictObject({ verb: z.literal('move-sense'), sense: id, synset: id }),
  'order-senses': z.strictObject({ verb: z.literal('order-senses'), entry: id, senses: z.array(id).min(1) }),
  remove: z.strictObject({
    verb: z.literal('remove'),
    id,
    reason: text,
    supersededBy: id.optional(),
    withSenses: z.boolean().optional(),
  }),
  'set-key': z.strictObject({ verb: z.literal('set-key'), sense: id, key: anyText }),
  'set-dot-type': z.strictObject({ verb: z.literal('set-dot-type'), sense: id, dotType }),
  'set-aspect-gloss': z.strictObject({
    verb: z.literal('set-aspect-gloss'),
    sense: id,
    aspect: z.enum(aspects),
    text: anyText,
  }),
  'set-qualia': z.strictObject({
    verb: z.literal('set-qualia'),
    sense: id,
    role: z.enum(qualiaRoles),
    values: z.array(text),
  }),
} as const satisfies { readonly [Verb in EditingVerb]: z.ZodType<{ readonly verb: Verb }> };

/** The operation of a verb. */
export type OperationOf<Verb extends EditingVerb> = z.output<(typeof operationSchemas)[Verb]>;

/** One operation by which a lexicon is edited. */
export type Operation = { [Verb in EditingVerb]: OperationOf<Verb> }[EditingVerb];

/** The fields that stand for the arguments of each verb, in the order of {@link editingVerbs}. */
const positions: Readonly<Record<EditingVerb, readonly string[]>> = {
  'add-entry': ['lemma', 'partOfSpeech'],
  'add-sense': ['entry', 'synset'],
  'add-synset': ['partOfSpeech', 'gloss'],
  'set-gloss': ['synset', 'text'],
  'remove-gloss': ['synset', 'number'],
  'set-ili-gloss': ['synset', 'text'],
  'add-example': ['of', 'text'],
  'set-example': ['of', 'number', 'text'],
  'remove-example': ['of', 'number'],
  relate: ['source', 'type', 'target'],
  unrelate: ['source', 'type', 'target'],
  merge: ['synset', 'into'],
  split: ['synset', 'senses'],
  'move-sense': ['sense', 'synset'],
  'order-senses': ['entry', 'senses'],
  remove: ['id', 'reason'],
  'set-key': ['sense', 'key'],
  'set-dot-type': ['sense', 'dotType'],
  'set-aspect-gloss': ['sense', 'aspect', 'text'],
  'set-qualia': ['sense', 'role', 'values'],
};

/** The fields of which the last argument, and all after it, are a list. */
const lists: readonly string[] = ['senses', 'values'];

/** Whether a text is a verb by which a lexicon is edited. */
export function isEditingVerb(verb: string): verb is EditingVerb {
  return Object.hasOwn(editingVerbs, verb);
}

/**
 * Reads an operation from plain data, such as a line of a batch.
 *
 * @throws OptionError, with the field, where it is none.
 * @example parseOperation({ verb: 'set-gloss', synset: 'tiny-1-n', text: 'a barking animal' }).verb // 'set-gloss'
 */
export function parseOperation(data: unknown): Operation {
  const verb: unknown = typeof data === 'object' && data !== null && 'verb' in data ? data.verb : undefined;
  if (typeof verb !== 'string' || !isEditingVerb(verb)) {
    throw new OptionError('verb', verb, Object.keys(editingVerbs).join(', '));
  }
  const parsed = operationSchemas[verb].safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || verb;
  const value = issue?.path.reduce<unknown>((within, step) => (within as Record<PropertyKey, unknown>)?.[step], data);
  throw new OptionError(field, value, issue?.message ?? 'another value');
}

/**
 * Makes the operation of a verb of its arguments as a command names them, so also of a repair that a check advises.
 *
 * @param further fields that are no arguments.
 * @throws OptionError where there are too few or too many, or one is wrong.
 * @example operationFromValues('remove', ['tiny-dog-n', 'it has no senses']).verb // 'remove'
 */
export function operationFromValues(
  verb: EditingVerb,
  values: readonly string[],
  further: Readonly<Record<string, unknown>> = {},
): Operation {
  const fields = positions[verb];
  const last = fields.at(-1) ?? '';
  const takesList = lists.includes(last);
  if (values.length < fields.length || (values.length > fields.length && !takesList)) {
    throw new OptionError(verb, values, `${editingVerbs[verb].join(', then ')}${takesList ? ', one or more' : ''}`);
  }
  const given = new Map<string, unknown>([['verb', verb]]);
  fields.forEach((field, at) => {
    given.set(field, field === last && takesList ? values.slice(at).filter((value) => value !== '') : values[at]);
  });
  for (const [field, value] of Object.entries(further)) if (value !== undefined) given.set(field, value);
  return parseOperation(Object.fromEntries(given));
}
