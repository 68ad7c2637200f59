import type { TileSize } from '#lib/call/engine.ts';

/** Heights of the three layers of a camera, see `encodings.ts`. */
const heights = [180, 360, 720] as const;
/** A layer may be stretched by this much before the next one is worth its bits. */
const stretch = 1.25;

export interface Layers {
  spatial: number;
  temporal: number;
}

/** The smallest layer that looks right in a tile of this size; small tiles also need fewer frames. */
export function layersFor({ width, height }: NonNullable<TileSize>, pixelRatio: number): Layers {
  const needed = Math.min(height, (width * 9) / 16) * pixelRatio;
  const found = heights.findIndex(layer => layer * stretch >= needed);
  const spatial = found === -1 ? heights.length - 1 : found;
  return { spatial, temporal: needed < heights[0] / 2 ? 1 : 2 };
}

export function areSame(some: Layers, others: Layers | undefined): boolean {
  return some.spatial === others?.spatial && some.temporal === others.temporal;
}
