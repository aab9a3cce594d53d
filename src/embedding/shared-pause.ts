import { untilAborted } from './until-aborted.js';

/**
 * A pause that the calls of one run share: while it lasts, none of them begins. Calls that run already go on.
 */
export class SharedPause {
  #waiting: Promise<unknown> | undefined;

  /** Makes the pause last until a wait has ended too, whether or not it ends well. */
  extend(waiting: Promise<void>): void {
    const all = Promise.allSettled([this.#waiting, waiting]).then(() => {
      if (this.#waiting === all) this.#waiting = undefined;
    });
    this.#waiting = all;
  }

  /**
   * Waits until there is no pause, however often it is extended meanwhile.
   *
   * @throws the reason of the signal, at once when it is aborted.
   */
  async over(signal: AbortSignal): Promise<void> {
    while (this.#waiting !== undefined) await untilAborted(this.#waiting, signal);
  }
}
