/** A watch over a connection. */
export interface IdleGuard {
  /** Is aborted with the caller's signal, and when nothing came for too long. */
  readonly signal: AbortSignal;
  /** What to say when nothing came for too long. */
  readonly problem: string;
  /** Whether nothing came for too long. */
  isOver(): boolean;
  /** Says that something came. */
  touch(): void;
  /** Ends the watch, and the connection with it where not all was read. */
  stop(): void;
}

/** Begins to watch a connection; nothing may come for `milliseconds`. */
export function watchIdle(signal: AbortSignal, milliseconds: number): IdleGuard {
  const silence = new AbortController();
  let isOver = false;
  const giveUp = (): void => {
    isOver = true;
    silence.abort();
  };
  const start = (): NodeJS.Timeout => setTimeout(giveUp, milliseconds);
  let timer = start();
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    problem: `nothing came for ${milliseconds / 1000} s`,
    isOver: () => isOver,
    touch: () => {
      clearTimeout(timer);
      timer = start();
    },
    stop: () => {
      clearTimeout(timer);
      silence.abort();
    },
  };
}
