/** A place that the keys lead to, in the order of the list. */
export interface Stop {
  path: string;
  isUnread: boolean;
}

/** The stop before or after the one that is on the screen, round the end of the list; with `isUnread`, one with something new. */
export function nextStop(
  stops: readonly Stop[],
  current: string,
  { step, isUnread }: { step: 1 | -1; isUnread: boolean },
): Stop | undefined {
  const at = stops.findIndex(({ path }) => current === path || current.startsWith(`${path}/`));
  const from = at === -1 && step === -1 ? 0 : at;
  return stops
    .map((_, distance) => stops[(from + step * (distance + 1) + stops.length * 2) % stops.length])
    .find(stop => stop !== undefined && stop !== stops[at] && (!isUnread || stop.isUnread));
}
