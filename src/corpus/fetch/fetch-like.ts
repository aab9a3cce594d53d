/** What {@link FetchLike} answers: the part of a `Response` that downloads need. */
export interface FetchResponse {
  readonly status: number;
  /** The address that answered, behind all redirects. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** Asks a server, following redirects: the global `fetch`, or any function of its kind. */
export type FetchLike = (
  url: string,
  request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
    readonly redirect: 'follow';
  },
) => Promise<FetchResponse>;
