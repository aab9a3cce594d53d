import { OptionError, ParseError } from '../errors.js';
import { modelSettings, type SettingType, type SettingValue } from './model-settings.js';

/** What a model is: word vectors in a file, a space of qualia, or a provider's model. */
export type ModelKind = keyof typeof modelSettings;

/** Which model is wanted, as text names it. */
export interface ModelSpecification {
  readonly kind: ModelKind;
  /** A path, a name or an address, as the kind takes it; not empty. */
  readonly target: string;
  readonly settings: ReadonlyMap<string, SettingValue>;
}

/**
 * Reads which model a text names: a kind, a colon, its target, and settings after a question mark, joined by `&`. A question
 * mark in the target is written `%3F`, a per cent sign before `3F` or `25` as `%25`; values are written as in addresses.
 *
 * Nothing is opened, so the target need not exist.
 *
 * @throws ParseError for an unknown kind, an empty target, an unknown or repeated setting, or a value out of range; it names
 * what is allowed.
 * @example parseModelSpecification('static:glove.txt?weighting=frequency&limit=50000').settings.get('limit') // 50000
 */
export function parseModelSpecification(text: string): ModelSpecification {
  const [, kind = '', rest = ''] = /^([^:?]*):(.*)$/s.exec(text) ?? [];
  if (!isModelKind(kind)) {
    const expected = `${Object.keys(modelSettings).join(', ')}, then a colon and the model, as in static:glove.txt`;
    throw new ParseError(text, `"${kind}" is no kind of model; expected ${expected}.`);
  }
  const mark = rest.indexOf('?');
  const target = unescapeTarget(mark === -1 ? rest : rest.slice(0, mark));
  if (target === '') throw new ParseError(text, `nothing follows "${kind}:"; expected a path, a name or an address.`);
  const settings = new Map<string, SettingValue>();
  for (const part of mark === -1 ? [] : rest.slice(mark + 1).split('&')) {
    const [name, value] = parseSetting(kind, part, text);
    if (settings.has(name)) throw new ParseError(text, `the setting "${name}" is given twice.`);
    settings.set(name, value);
  }
  return { kind, target, settings };
}

/**
 * Writes a specification as the text from which {@link parseModelSpecification} reads an equal one.
 *
 * @throws OptionError for a kind, target, setting or value that no text stands for.
 * @example printModelSpecification({ kind: 'space', target: 'my.safetensors', settings: new Map() }) // 'space:my.safetensors'
 */
export function printModelSpecification({ kind, target, settings }: ModelSpecification): string {
  if (!isModelKind(kind)) throw new OptionError('kind', kind, Object.keys(modelSettings).join(', '));
  if (target === '') throw new OptionError('target', target, 'a path, a name or an address');
  const parts = Array.from(settings, ([name, value]) => {
    const type = typeOf(kind, name);
    if (type === undefined) throw new OptionError('settings', name, listSettings(kind));
    if (!type.accepts(value)) throw new OptionError(name, value, type.allowed);
    return `${name}=${encodeURIComponent(value)}`;
  });
  const escaped = target.replace(/%(?=3F|25)/gi, '%25').replaceAll('?', '%3F');
  return `${kind}:${escaped}${parts.length === 0 ? '' : '?'}${parts.join('&')}`;
}

function parseSetting(kind: ModelKind, part: string, text: string): readonly [name: string, value: SettingValue] {
  const equals = part.indexOf('=');
  const name = equals === -1 ? part : part.slice(0, equals);
  const type = typeOf(kind, name);
  if (type === undefined) {
    const problem = `"${name}" is no setting of the kind ${kind}; expected ${listSettings(kind)}.`;
    throw new ParseError(text, problem);
  }
  const written = equals === -1 ? '' : part.slice(equals + 1);
  const value = type.read(decodeValue(written, text));
  if (type.accepts(value)) return [name, value];
  throw new ParseError(text, `the setting "${name}" is "${written}"; expected ${type.allowed}.`);
}

function decodeValue(value: string, text: string): string {
  try {
    return decodeURIComponent(value);
  } catch (cause) {
    const problem = `"${value}" has a per cent sign that begins no character; a per cent sign is written %25.`;
    throw new ParseError(text, problem, { cause });
  }
}

function unescapeTarget(target: string): string {
  return target.replace(/%(3F|25)/gi, (_, code: string) => (code === '25' ? '%' : '?'));
}

function isModelKind(kind: string): kind is ModelKind {
  return Object.hasOwn(modelSettings, kind);
}

function typeOf(kind: ModelKind, name: string): SettingType | undefined {
  const types: ReadonlyMap<string, SettingType> = modelSettings[kind];
  return types.get(name);
}

function listSettings(kind: ModelKind): string {
  return [...modelSettings[kind].keys()].join(', ');
}
