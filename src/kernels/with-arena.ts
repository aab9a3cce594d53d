import { Arena } from './arena.js';

/** An arena that has grown past this many bytes is left to the garbage collector rather than kept for the next call. */
const mostKeptBytes = 256 * 2 ** 20;

/** Idle arenas of this thread: scratch memory, empty between calls, so that small calls need not make a new one. */
const idle: Arena[] = [];

/**
 * Runs `use` in an arena of one thread or more and frees the arena afterwards; nothing in it may be kept.
 *
 * @param options.threads default 1.
 */
export function withArena<Result>(options: { readonly threads?: number }, use: (arena: Arena) => Result): Result {
  const { threads = 1 } = options;
  if (threads !== 1) {
    const arena = new Arena({ threads });
    try {
      return use(arena);
    } finally {
      arena.close();
    }
  }
  const arena = idle.pop() ?? new Arena();
  try {
    return arena.scope(() => use(arena));
  } finally {
    if (arena.capacityBytes <= mostKeptBytes) idle.push(arena);
  }
}

/** Like {@link withArena}, for a use that waits for something, such as the next bytes of a file. */
export async function withArenaAsync<Result>(
  options: { readonly threads?: number },
  use: (arena: Arena) => Promise<Result>,
): Promise<Result> {
  const { threads = 1 } = options;
  const arena = (threads === 1 ? idle.pop() : undefined) ?? new Arena({ threads });
  try {
    return await arena.scopeAsync(() => use(arena));
  } finally {
    if (threads !== 1) arena.close();
    else if (arena.capacityBytes <= mostKeptBytes) idle.push(arena);
  }
}
