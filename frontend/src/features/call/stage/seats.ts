/**
 * Who sits where: everybody keeps their place, newcomers come last. Who speaks out of sight changes places with the
 * one among the first `inSight` who has been silent for longest. The first of `present` is oneself and sits first, also
 * under a new id after the call was taken up again.
 */
export function seatsOf(
  before: readonly string[],
  present: readonly string[],
  inSight: number,
  speaker: string | null,
  spokeAt: ReadonlyMap<string, number>,
): string[] {
  const [self, ...others] = present;
  if (self === undefined) return [];
  const kept = before.filter(id => others.includes(id));
  const seats = [self, ...kept, ...others.filter(id => !kept.includes(id))];
  const from = speaker === null ? -1 : seats.indexOf(speaker);
  if (from < inSight || inSight < 2) return seats;
  const silent = seats.slice(1, inSight).sort((a, b) => (spokeAt.get(a) ?? 0) - (spokeAt.get(b) ?? 0))[0];
  const to = seats.indexOf(silent ?? '');
  [seats[from], seats[to]] = [seats[to] ?? '', seats[from] ?? ''];
  return seats;
}
