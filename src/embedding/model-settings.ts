/** The value of a setting in a specification. */
export type SettingValue = string | number | boolean;

/** What a setting may be: read from text, checked, and told in messages. */
export interface SettingType {
  readonly allowed: string;
  /** Returns the value that a text stands for; it may be one that is not allowed. */
  readonly read: (text: string) => SettingValue;
  readonly accepts: (value: SettingValue) => boolean;
}

const readNumber = (text: string): SettingValue => (/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text);
const isText = (value: SettingValue): value is string => {
  return typeof value === 'string' && value !== '' && !/\p{Surrogate}/u.test(value);
};

const text: SettingType = { allowed: 'a text that is not empty', read: String, accepts: isText };
const truth: SettingType = {
  allowed: 'true, false',
  read: (value) => (value === 'true' || value === 'false' ? value === 'true' : value),
  accepts: (value) => typeof value === 'boolean',
};
const count: SettingType = {
  allowed: 'a whole number >= 1',
  read: readNumber,
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
};
const positive: SettingType = {
  allowed: 'a number above 0',
  read: readNumber,
  accepts: (value) => Number.isFinite(value) && Number(value) > 0,
};
const share: SettingType = {
  allowed: 'a number, 0..1',
  read: readNumber,
  accepts: (value) => typeof value === 'number' && value >= 0 && value <= 1,
};
const oneOf = (...names: readonly string[]): SettingType => ({
  allowed: names.join(', '),
  read: String,
  accepts: (value) => isText(value) && names.includes(value),
});

const providerOptions: SettingType = {
  allowed: 'JSON of the options of a provider, as {"openai":{"dimensions":256}}',
  read: String,
  accepts: (value) => {
    if (!isText(value)) return false;
    try {
      return isObject(JSON.parse(value)) && Object.values(JSON.parse(value)).every(isObject);
    } catch {
      return false;
    }
  },
};
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const wordSettings: readonly (readonly [string, SettingType])[] = [
  ['lowerCase', truth],
  ['baseForms', oneOf('none', 'english')],
  ['unknown', oneOf('skip', 'error')],
  ['weighting', oneOf('mean', 'frequency')],
  ['frequencies', text],
  ['smoothing', positive],
  ['uncounted', oneOf('rare', 'error')],
  ['commonComponents', text],
  ['mostColumns', count],
];

const remoteSettings: readonly (readonly [string, SettingType])[] = [
  ['keyVariable', text],
  ['dimensions', count],
  ['batch', count],
  ['prefix', text],
];

/**
 * The settings of each kind of model, by name: of word vectors in a file, a space of qualia, a transformer in ONNX form, an
 * encoder of our own, one of OpenAI, one at the address of any server of the same shape, one of a provider package of the AI SDK, and one that a
 * module exports.
 *
 * A key is never a setting: `keyVariable` names the environment variable that holds it.
 */
export const modelSettings = {
  static: new Map([
    ['vocabulary', text],
    ['tensor', text],
    ['limit', count],
    ['duplicates', oneOf('refuse', 'first')],
    ...wordSettings,
  ]),
  space: new Map([['function', text], ['domainWeight', share], ...wordSettings]),
  transformers: new Map([
    ['pooling', oneOf('mean', 'cls', 'last')],
    ['normalise', truth],
    ['layers', text],
    ['prefix', text],
    ['prompt', text],
    ['maximumTokens', count],
    ['batch', count],
    ['threads', count],
    ['dtype', text],
    ['device', text],
    ['offline', truth],
    ['revision', text],
  ]),
  encoder: new Map([
    ['adaptation', text],
    ['field', text],
    ['version', text],
    ['task', text],
    ['layers', text],
    ['window', count],
    ['threads', count],
  ]),
  openai: new Map([['url', text], ...remoteSettings]),
  http: new Map(remoteSettings),
  https: new Map(remoteSettings),
  'ai-sdk': new Map([
    ['baseURL', text],
    ['name', text],
    ['keyVariable', text],
    ['providerOptions', providerOptions],
    ['batch', count],
    ['prefix', text],
  ]),
  module: new Map([['export', text]]),
} as const satisfies Readonly<Record<string, ReadonlyMap<string, SettingType>>>;
