import type { EmbedResult } from './embedding-model.js';

/** What an answer should hold. */
export interface ExpectedAnswer {
  /** How many texts were asked for. */
  readonly count: number;
  /** How many numbers a vector should have; undefined where any number will do. */
  readonly dimensions: number | undefined;
  /** Makes the error of an answer that is not as it should be. */
  readonly refuse: (failure: 'answer' | 'dimensions', problem: string) => Error;
}

/**
 * Reads an answer of the shape that OpenAI's `/embeddings` gives: vectors in `data`, each with an `index` and an `embedding`,
 * a list of numbers or the base64 of 32-bit floats, and `usage`. Where no entry has an index, they are in order.
 *
 * @throws what `refuse` makes, where it is no JSON, vectors are missing or come twice, or are not as they should be.
 */
export function parseEmbeddingAnswer(body: string, expected: ExpectedAnswer): EmbedResult {
  const { count, dimensions, refuse } = expected;
  const { data, error, usage } = fieldsOf(parseJson(body, refuse));
  if (!Array.isArray(data)) {
    const told = error === undefined ? '' : `; the server says: ${readServerMessage(body)}`;
    throw refuse('answer', `the answer has no list "data"${told}`);
  }
  const entries = placeEntries(data.map(fieldsOf), count, refuse);
  const embeddings = entries.map(({ embedding }, place) => {
    const vector = typeof embedding === 'string' ? decodeFloats(embedding) : embedding;
    if (isVector(vector)) return vector;
    throw refuse('answer', `the vector of text ${place + 1} is no list of finite numbers`);
  });
  const length = dimensions ?? embeddings[0]?.length;
  embeddings.forEach((vector, place) => {
    if (vector.length === length) return;
    const problem = `the vector of text ${place + 1} has ${vector.length} dimensions instead of ${length}`;
    throw refuse('dimensions', problem);
  });
  const tokens = readTokens(usage);
  return { embeddings, ...(tokens !== undefined && { usage: { tokens } }) };
}

/** Reads what a server says of an error, in any of the usual shapes, or else all that came. */
export function readServerMessage(body: string): string {
  const { error, message, detail } = fieldsOf(tryJson(body));
  const told = [fieldsOf(error)['message'], error, message, detail].find((text) => typeof text === 'string');
  const text = typeof told === 'string' ? told : body;
  return text.replace(/\s+/g, ' ').trim();
}

/** Reads the code that a server gives an error, for instance `insufficient_quota`; undefined where there is none. */
export function readServerCode(body: string): string | undefined {
  const { code, type } = fieldsOf(fieldsOf(tryJson(body))['error']);
  return [code, type].find((text) => typeof text === 'string') as string | undefined;
}

type Fields = { readonly [name: string]: unknown };

/** Returns the fields of a value; none where it is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function tryJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function parseJson(body: string, refuse: ExpectedAnswer['refuse']): unknown {
  const value = tryJson(body);
  if (value !== undefined) return value;
  const what = body.trim() === '' ? 'is empty' : /^\s*</.test(body) ? 'is a web page and no JSON' : 'is no whole JSON';
  throw refuse('answer', `the answer ${what} (${body.length} characters)`);
}

/** Returns the entries in the order of the texts. */
function placeEntries(entries: readonly Fields[], count: number, refuse: ExpectedAnswer['refuse']): readonly Fields[] {
  if (entries.length === count && entries.every(({ index }) => index === undefined)) return entries;
  const placed = new Map<number, Fields>();
  for (const entry of entries) {
    const { index } = entry;
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= count) {
      const problem = `an entry of "data" has the index ${JSON.stringify(index) ?? 'undefined'}, expected 0 to ${count - 1}`;
      throw refuse('answer', `${entries.length} vectors came for ${count} texts; ${problem}`);
    }
    if (placed.has(index)) throw refuse('answer', `the index ${index} comes twice in "data"`);
    placed.set(index, entry);
  }
  return Array.from({ length: count }, (_, index) => {
    const entry = placed.get(index);
    if (entry !== undefined) return entry;
    throw refuse('answer', `${placed.size} vectors came for ${count} texts; that of text ${index + 1} is missing`);
  });
}

function isVector(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}

/** Decodes 32-bit floats, lowest byte first; undefined where the text is no base64 of such. */
function decodeFloats(text: string): number[] | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % 4 !== 0) return undefined;
  return Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readFloatLE(4 * place));
}

function readTokens(usage: unknown): number | undefined {
  const { total_tokens: total, prompt_tokens: prompt } = fieldsOf(usage);
  return [total, prompt].find((tokens) => typeof tokens === 'number' && Number.isFinite(tokens)) as number | undefined;
}
