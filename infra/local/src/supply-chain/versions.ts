/** The numbers of a version or tag: `v1.69.0-alpine` is [1, 69, 0]. */
export function numbersOf(version: string): number[] {
  const [, text = ''] = /^v?(\d+(?:\.\d+)*)/.exec(version) ?? [];
  return text.split('.').filter(Boolean).map(Number);
}

/** Negative when `a` is older than `b`, by their numbers; a pre-release is older than what it leads to. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(isPreRelease(b)) - Number(isPreRelease(a));
}

function isPreRelease(version: string): boolean {
  return /-(alpha|beta|rc|next|canary|pre|dev)/i.test(version);
}
