import pc from 'picocolors';

/** Functions that mark text as bold or dim, or leave it alone. */
export type Colours = Pick<ReturnType<typeof pc.createColors>, 'bold' | 'dim'>;

/** Leaves all text alone. */
export const plainColours: Colours = pc.createColors(false);

/** Returns colours for a terminal that has them; none for files and pipes, and none where `NO_COLOR` is set. */
export function coloursOf(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Colours {
  const { NO_COLOR: refused = '', TERM: terminal } = environment;
  return pc.createColors(stream.isTTY === true && refused === '' && terminal !== 'dumb');
}
