/** A pair of places in two lists with the product of their values. */
export interface PlacedProduct {
  readonly left: number;
  readonly right: number;
  readonly product: number;
}

/**
 * Gives the pairs of two lists of falling positive values in the order of their products, highest first, as far as they
 * are asked for: n pairs take about n log n steps, however long the lists are.
 *
 * A heap holds for each left place in use the next right one.
 */
export function* pairsInOrder(left: readonly number[], right: readonly number[]): Generator<PlacedProduct> {
  const heap: PlacedProduct[] = [];
  const push = (one: number, other: number): void => {
    if (one < left.length && other < right.length) {
      siftUp(heap, { left: one, right: other, product: left[one] * right[other] });
    }
  };
  push(0, 0);
  for (let next = takeTop(heap); next !== undefined; next = takeTop(heap)) {
    yield next;
    push(next.left, next.right + 1);
    if (next.right === 0) push(next.left + 1, 0);
  }
}

/** Whether a pair comes before another: by product, then by the places. */
function precedes(one: PlacedProduct, other: PlacedProduct): boolean {
  if (one.product !== other.product) return one.product > other.product;
  return one.left === other.left ? one.right < other.right : one.left < other.left;
}

function siftUp(heap: PlacedProduct[], added: PlacedProduct): void {
  let place = heap.length;
  heap.push(added);
  for (let parent = (place - 1) >> 1; place > 0 && precedes(added, heap[parent]); parent = (place - 1) >> 1) {
    heap[place] = heap[parent];
    place = parent;
  }
  heap[place] = added;
}

function takeTop(heap: PlacedProduct[]): PlacedProduct | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  let place = 0;
  for (;;) {
    const child = 2 * place + 1;
    if (child >= heap.length) break;
    const better = child + 1 < heap.length && precedes(heap[child + 1], heap[child]) ? child + 1 : child;
    if (!precedes(heap[better], last)) break;
    heap[place] = heap[better];
    place = better;
  }
  heap[place] = last;
  return top;
}
