/** What Open English WordNet writes for characters that an XML identifier may not have, in its two ways. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['--', '-'],
  ['-sp-', '_'],
  ...[
    ['ap', "'"],
    ['ex', '!'],
    ['cm', ','],
    ['cn', ':'],
    ['pl', '+'],
    ['sl', '/'],
    ['lb', '('],
    ['rb', ')'],
    ['apos', "'"],
    ['colon', ':'],
    ['excl', '!'],
    ['num', '#'],
    ['dollar', '$'],
    ['percnt', '%'],
    ['amp', '&'],
    ['lpar', '('],
    ['rpar', ')'],
    ['ast', '*'],
    ['plus', '+'],
    ['comma', ','],
    ['sol', '/'],
  ].map(([name = '', character = '']) => [`-${name}-`, character] as const),
]);

const escaped = /--|-[a-z]{2,6}-/g;
const keyForm = /^[^\s%]+%[1-5]:\d\d:\d\d:[^\s:]*:(?:\d\d)?$/;

/** What {@link readLmfSenseKey} reads a sense key from. */
export interface LmfSenseName {
  readonly id: string;
  /** The `dc:identifier` of the sense, where it has one. */
  readonly identifier: string | undefined;
  readonly lexicon: string;
  readonly lemma: string;
}

/**
 * The sense key of a WN-LMF sense: its identifier where that is one, or its id where that is one written as Open English
 * WordNet does (`oewn-dog__1.05.00..`); otherwise its id.
 *
 * @example readLmfSenseKey({ id: 'oewn-dog__1.05.00..', lexicon: 'oewn', lemma: 'dog', identifier: undefined }) // 'dog%1:05:00::'
 */
export function readLmfSenseKey({ id, identifier, lexicon, lemma }: LmfSenseName): string {
  if (identifier !== undefined && keyForm.test(identifier)) return identifier;
  if (!/\.(?:\d\d)?$/.test(id)) return id;
  const [, fields, head = '', headId = ''] = /__([1-5]\.\d\d\.\d\d)\.(.*)\.(\d\d)?$/.exec(id) ?? [];
  if (fields === undefined || !id.startsWith(`${lexicon}-`)) return id;
  // The written form is the lemma of the key, so that only the head has to be read back from its escapes.
  const start = lemma.toLowerCase().replaceAll(' ', '_');
  const key = `${start}%${fields.replaceAll('.', ':')}:${unescapeHead(head)}:${headId}`;
  return keyForm.test(key) ? key : id;
}

function unescapeHead(head: string): string {
  return head.replace(escaped, (name) => escapes.get(name) ?? name);
}
