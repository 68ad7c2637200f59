import { limits } from '@parley/contracts/ids';

/** Whether a value is nested no deeper than inputs may be. It uses no call stack, which is what deep nesting exhausts. */
export function isShallow(value: unknown, depth: number = limits.jsonDepth): boolean {
  let level = [value];
  for (let deep = 0; level.length > 0; deep += 1) {
    const holders = level.filter(item => typeof item === 'object' && item !== null);
    if (holders.length > 0 && deep >= depth) return false;
    level = holders.flatMap(item => (ArrayBuffer.isView(item) ? [] : Object.values(item as object)));
  }
  return true;
}
