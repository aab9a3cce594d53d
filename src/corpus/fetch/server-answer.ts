import { DownloadError } from './download-error.js';
import type { FetchResponse } from './fetch-like.js';

/** A failure after which the same request may succeed. */
export class RetryableError extends Error {
  /** How long the server asks to wait, where it says so. */
  readonly waitMilliseconds: number | undefined;

  constructor(problem: string, options: ErrorOptions & { readonly waitMilliseconds?: number | undefined } = {}) {
    super(problem, options);
    this.waitMilliseconds = options.waitMilliseconds;
  }
}

/** Statuses of servers that are busy or out of order for a while. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504, 507, 509]);

/** Throws unless the server has the file; a {@link RetryableError} where asking again may help. */
export function checkStatus({ status, headers }: FetchResponse, url: string): void {
  if (status === 200 || status === 206) return;
  if (passing.has(status) || status >= 500) {
    const waitMilliseconds = parseRetryAfter(headers.get('retry-after'));
    throw new RetryableError(`the server answers with status ${status}`, { waitMilliseconds });
  }
  if (status === 404 || status === 410) {
    const problem = `the server knows no such file (status ${status}). The address may have changed since this manifest was written.`;
    throw new DownloadError('missing', url, problem);
  }
  if (status === 401 || status === 403 || status === 407) {
    const problem = `access is refused (status ${status}). Fetch the file with a browser, or by the way that its publisher offers, and put it into the data folder.`;
    throw new DownloadError('denied', url, problem);
  }
  throw new DownloadError('answer', url, `the server answers with status ${status}.`);
}

/** Throws when a web page comes in place of the file, as from a network that first wants a login. */
export function checkKind({ headers }: FetchResponse, url: string, path: string): void {
  const type = headers.get('content-type') ?? '';
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type) || /\.x?html?$/i.test(path)) return;
  const problem = `a web page (${type}) came in place of the file, as from a network that asks for a login first. Open the address in a browser to see what is wrong.`;
  throw new DownloadError('answer', url, problem);
}

/** Reads `Retry-After`, seconds or a date, as milliseconds from now; undefined where it makes no sense. */
export function parseRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Reads `Content-Range`: where the piece begins and how long the whole is, each undefined where it is not told. */
export function parseContentRange(value: string | null): {
  readonly begin?: number | undefined;
  readonly total?: number | undefined;
} {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(value ?? '');
  if (found === null) return {};
  const number = (text: string | undefined) => (text === undefined || text === '*' ? undefined : Number(text));
  return { begin: number(found[1]), total: number(found[2]) };
}

/** Tells whether an answer is packed on the way, and unpacked before we see it. */
export function isPacked(headers: FetchResponse['headers']): boolean {
  return (headers.get('content-encoding') ?? 'identity') !== 'identity';
}

/** The length that a whole answer says it has; of one that is packed on the way it says nothing. */
export function lengthOf({ headers }: FetchResponse): number | undefined {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) && !isPacked(headers) ? Number(length) : undefined;
}
