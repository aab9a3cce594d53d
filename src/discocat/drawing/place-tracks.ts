/** Two tracks that keep a distance. */
export interface Gap {
  readonly left: number;
  readonly right: number;
  readonly distance: number;
}

/** Where tracks stand. */
export interface TrackPositions {
  readonly positions: readonly number[];
  readonly width: number;
}

/**
 * Places tracks as far left as the gaps between them allow, and then those that have a centre to stand under as near to it as
 * they can come.
 */
export function placeTracks(
  gaps: readonly Gap[],
  margins: readonly number[],
  centres: readonly { readonly track: number; readonly over: readonly number[] }[],
): TrackPositions {
  const positions = [...margins];
  let isSettled = false;
  for (let pass = 0; !isSettled && pass <= margins.length; pass++) {
    isSettled = true;
    for (const { left, right, distance } of gaps) {
      const least = positions[left] + distance;
      if (positions[right] >= least) continue;
      positions[right] = least;
      isSettled = false;
    }
  }
  for (const { track, over } of [...centres].reverse()) {
    const wanted = over.reduce((sum, other) => sum + positions[other], 0) / over.length;
    const limits = gaps.filter(({ left }) => left === track).map(({ right, distance }) => positions[right] - distance);
    positions[track] = Math.max(positions[track], Math.min(wanted, ...limits));
  }
  return { positions, width: Math.max(0, ...positions.map((position, track) => position + margins[track])) };
}
