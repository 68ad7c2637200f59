import type { VirtualizerOptions } from '@tanstack/react-virtual';
import type { RoomState } from '#lib/chat/state.ts';
import type { Row } from '#lib/timeline/timeline.ts';

/** What a list is made with that begins where its room was left. */
export type LeftPlace = Pick<VirtualizerOptions<Element, Element>, 'initialOffset' | 'initialMeasurementsCache'>;

/**
 * Where rooms were left. `open` comes with the code that remembers it, when somebody first reads above the end; before
 * that there is nothing to know. `above`: the space above the first row, in px.
 */
export const leftPlaces: {
  open?: (room: RoomState, rows: readonly Row[], above: number) => LeftPlace | undefined;
} = {};
