import { ParseError } from '../../errors.js';

/** A model with the settings of the system that uses it. */
export interface SplitModelSettings {
  /** The model with its own settings, as `parseModelSpecification` reads it. */
  readonly model: string;
  /** The settings of the system by their whole names, decoded. */
  readonly settings: ReadonlyMap<string, string>;
}

/**
 * Takes the settings of a system out of the specification of the model that it uses: those after the first question mark whose
 * names begin with a prefix.
 *
 * @throws ParseError where one of them has no value, comes twice or has a percent sign that begins no character.
 * @example splitModelSettings('static:glove.txt?limit=9&sense-prior=0.5', 'sense-').model // 'static:glove.txt?limit=9'
 */
export function splitModelSettings(text: string, prefix: string): SplitModelSettings {
  const mark = text.indexOf('?');
  if (mark === -1) return { model: text, settings: new Map() };
  const parts = text.slice(mark + 1).split('&');
  const settings = new Map<string, string>();
  for (const part of parts.filter((found) => found.startsWith(prefix))) {
    const at = part.indexOf('=');
    if (at === -1) throw new ParseError(text, `"${part}" has no value; expected "${part}=VALUE".`);
    const name = part.slice(0, at);
    if (settings.has(name)) throw new ParseError(text, `"${name}" comes twice.`);
    settings.set(name, decodeSetting(text, part.slice(at + 1)));
  }
  const rest = parts.filter((part) => !part.startsWith(prefix));
  return { model: [text.slice(0, mark), ...(rest.length === 0 ? [] : [rest.join('&')])].join('?'), settings };
}

/** Writes a model and the settings of a system so that {@link splitModelSettings} parts them again. */
export function joinModelSettings({ model, settings }: SplitModelSettings): string {
  const own = Array.from(settings, ([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  if (own === '') return model;
  return `${model}${model.includes('?') ? '&' : '?'}${own}`;
}

/**
 * Decodes the value of a setting of a specification.
 *
 * @throws ParseError where a percent sign is not followed by two digits.
 */
export function decodeSetting(text: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (cause) {
    throw new ParseError(text, `"${value}" holds a percent sign that is not followed by two digits.`, { cause });
  }
}
