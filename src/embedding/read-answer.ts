/** What an answer of a server may hold, in bytes, unless an option says otherwise: 256 MiB. */
export const defaultAnswerBytes = 2 ** 28;

/** An answer of a server of which the body is wanted. */
export interface AnswerBody {
  readonly headers: { get(name: string): string | null };
  /** The body in pieces; default what `text` gives, which is measured only when it is here. */
  readonly body?: AsyncIterable<Uint8Array> | null | undefined;
  text(): Promise<string>;
}

/**
 * Reads the body of an answer as text, and no further than a limit: a server that never stops sending would fill the memory.
 *
 * @param options.refuse makes the error of an answer that is longer; what is left of it is not fetched.
 */
export async function readAnswer(
  answer: AnswerBody,
  options: { readonly most: number; readonly refuse: (problem: string) => Error },
): Promise<string> {
  const { most, refuse } = options;
  const tooLong = (): Error => refuse(`the answer is longer than ${most} bytes`);
  const announced = Number(answer.headers.get('content-length') ?? 0);
  if (announced > most) throw tooLong();
  if (answer.body == null) {
    const text = await answer.text();
    if (Buffer.byteLength(text) > most) throw tooLong();
    return text;
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of answer.body) {
    bytes += piece.length;
    // Leaving the loop ends the request.
    if (bytes > most) throw tooLong();
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** Lets no more than so many bytes of an answer through; the piece that goes beyond them breaks it off with an error. */
export function limitAnswer(answer: Response, most: number): Response {
  if (answer.body === null) return answer;
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      bytes += piece.length;
      if (bytes > most) controller.error(new Error(`the answer is longer than ${most} bytes`));
      else controller.enqueue(piece);
    },
  });
  const { status, statusText, headers } = answer;
  return new Response(answer.body.pipeThrough(limit), { status, statusText, headers });
}
