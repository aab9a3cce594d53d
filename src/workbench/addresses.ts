/** The address of a page of a lexicon, its parts escaped, with what stands behind the question mark. */
export function addressOf(
  lexicon: string,
  parts: readonly string[],
  query: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const path = ['', 'lexicon', lexicon, ...parts].map(encodeURIComponent).join('/');
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    return value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** An address of this server that a form may lead back to, or the other one where a text is none. */
export function localAddress(text: string | undefined, otherwise: string): string {
  return text !== undefined && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) ? text : otherwise;
}
