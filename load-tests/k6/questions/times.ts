import type { Size } from './question.ts';

/** Seconds after the script's start at which everybody should be connected; the same as the script computes. */
export function stagesFrom({ people, connectPerSecond }: Size): number {
  return (connectPerSecond > 0 ? people / connectPerSecond : 0) + 3;
}
