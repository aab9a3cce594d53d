import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long work is. */
export interface Progress {
  /** Says what is being done and which share of it is done, 0 to 1. */
  update(stage: string, share: number): void;
  /** Ends the bar and shows the cursor again; called on success and on failure alike. */
  stop(): void;
}

/** Returns what writes a notice to standard error, below the bar as far as it came. */
export function noticesBeside(progress: Pick<Progress, 'stop'>): (notice: string) => void {
  return (notice) => {
    progress.stop();
    process.stderr.write(`${notice}\n`);
  };
}

/** Makes a progress bar on a terminal, and one that says nothing elsewhere. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { update: () => undefined, stop: () => undefined };
  let bar: SingleBar | undefined;
  let current: string | undefined;
  // The bar stays as far as it came: what was stopped half-way must not look finished.
  const finish = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    update(stage, share) {
      if (stage !== current) {
        finish();
        current = stage;
        bar = new SingleBar(
          {
            stream,
            format: `  {bar} {percentage}% ${stage} ({duration_formatted})`,
            hideCursor: true,
            // The command catches signals itself, and stops the bar then.
            gracefulExit: false,
          },
          Presets.shades_classic,
        );
        bar.start(100, 0);
      }
      bar?.update(Math.floor(share * 100));
    },
    stop: finish,
  };
}
