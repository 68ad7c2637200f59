/** Something that arrives, and whether its media has really begun. */
export interface Arriving {
  delivers: boolean;
}

/** Of what arrives by the new way and by the old one: which to play. The old one goes on until the new one delivers. */
export function choose<A extends Arriving>(target: A | undefined, old: A | undefined): A | undefined {
  if (target?.delivers) return target;
  return old?.delivers ? old : (target ?? old);
}
