/** Shows how many texts are done where their number is not known. */
export interface TextCount {
  /** Says how many are done. */
  update(texts: number): void;
  /** Ends the line. */
  stop(): void;
}

/** How often the line is written anew at most, in milliseconds. */
const shortestPause = 200;

/** Makes a line with a count on a terminal, and one that says nothing elsewhere. */
export function createTextCount(stream: NodeJS.WriteStream, now: () => number = Date.now): TextCount {
  if (!stream.isTTY) return { update: () => undefined, stop: () => undefined };
  let shownAt: number | undefined;
  let latest = 0;
  const show = (): void => {
    shownAt = now();
    stream.write(`\r  ${latest.toLocaleString('en-US')} texts`);
  };
  return {
    update(texts) {
      latest = texts;
      if (shownAt === undefined || now() - shownAt >= shortestPause) show();
    },
    stop() {
      if (shownAt === undefined) return;
      show();
      stream.write('\n');
      shownAt = undefined;
    },
  };
}
