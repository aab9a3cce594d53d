/** How an OMW tab file differs from the usual form: a header, lines that end in a line feed, the last one too. */
export interface OmwLayout {
  readonly hasHeader: boolean;
  readonly hasReturns: boolean;
  readonly hasEnd: boolean;
}

const flags = [
  ['hasHeader', false, 'no-header'],
  ['hasReturns', true, 'crlf'],
  ['hasEnd', false, 'no-end'],
] as const;

/** A layout as the `dc:format` of a lexicon; undefined for the usual one. */
export function describeOmwFile(layout: OmwLayout): string | undefined {
  const odd = flags.flatMap(([name, value, flag]) => (layout[name] === value ? [flag] : []));
  return odd.length === 0 ? undefined : `omw ${odd.join(' ')}`;
}

/** Reads what {@link describeOmwFile} wrote; any other text is the usual layout. */
export function parseOmwLayout(text: string | undefined): OmwLayout {
  const odd = text?.startsWith('omw ') ? text.split(' ') : [];
  return { hasHeader: !odd.includes('no-header'), hasReturns: odd.includes('crlf'), hasEnd: !odd.includes('no-end') };
}
