import { Arena } from './arena.js';

/** An arena that has grown past this many bytes is left to the garbage collector rather than kept for the next call. */
const mostKeptBytes = 256 * 2 ** 20;

/** Idle arenas by their number of threads: empty between calls, so that small calls need not make one or start threads. */
const idle = new Map<number, Arena[]>();

/**
 * Runs `use` in an arena of one thread or more, which is given back afterwards; nothing in it may be kept.
 *
 * @param options.threads default 1.
 */
export function withArena<Result>(options: { readonly threads?: number }, use: (arena: Arena) => Result): Result {
  const arena = takeArena(options.threads);
  try {
    const result = arena.scope(() => use(arena));
    keepArena(arena);
    return result;
  } catch (error) {
    arena.close();
    throw error;
  }
}

/** Like {@link withArena}, for a use that waits for something, such as the next bytes of a file. */
export async function withArenaAsync<Result>(
  options: { readonly threads?: number },
  use: (arena: Arena) => Promise<Result>,
): Promise<Result> {
  const arena = takeArena(options.threads);
  try {
    const result = await arena.scopeAsync(() => use(arena));
    keepArena(arena);
    return result;
  } catch (error) {
    arena.close();
    throw error;
  }
}

function takeArena(threads = 1): Arena {
  return idle.get(threads)?.pop() ?? new Arena({ threads });
}

/** Keeps a small arena, of those with threads one of each number; others end. */
function keepArena(arena: Arena): void {
  const kept = idle.get(arena.threads) ?? [];
  if (arena.capacityBytes > mostKeptBytes || (arena.threads > 1 && kept.length > 0)) {
    arena.close();
    return;
  }
  kept.push(arena);
  idle.set(arena.threads, kept);
}
