/** So many colours tell people apart: neighbours on the wheel differ in how light they are. */
export const hueCount = 24;

/** The ground of white initials. `hue`: from 0 to `hueCount` - 1. */
export const groundAt = (hue: number): string => `oklch(${hue % 2 ? 0.52 : 0.44} 0.1 ${hue * 15})`;

/** Letters on the grounds of the app, in its light and its dark colours. */
export const inkAt = (hue: number): string =>
  `light-dark(oklch(${hue % 2 ? 0.5 : 0.42} 0.11 ${hue * 15}),oklch(${hue % 2 ? 0.76 : 0.84} 0.1 ${hue * 15}))`;

export const groundOf = (id: string): string => groundAt(hueOf(id));
export const inkOf = (id: string): string => inkAt(hueOf(id));

/** FNV-1a, folded so that the few low bits which are used depend on all of it. */
function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % hueCount;
}
