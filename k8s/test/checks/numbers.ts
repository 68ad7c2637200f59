import type { Rendered } from '../render.ts';

/** Helm holds numbers as floating point: a large one that is not turned back is written as 1.25e+06. */
export async function findExponents({ text }: Rendered): Promise<string[]> {
  return text.match(/.*\d(\.\d+)?e\+\d\d.*/g) ?? [];
}
