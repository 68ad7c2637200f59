import type { Row } from '#lib/timeline/timeline.ts';

/** What the part of an address behind # asks a conversation to show: one message by its place, or the first one of a day. */
export type Aim = { seq: number } | { from: number };

/** Undefined for what asks for nothing. `#message=12`, `#date=2026-03-04` (where the person is). */
export function aimOf(hash: string): Aim | undefined {
  const wanted = new URLSearchParams(hash.slice(1));
  const seq = Number(wanted.get('message'));
  if (Number.isSafeInteger(seq) && seq > 0) return { seq };
  const from = Date.parse(`${wanted.get('date') ?? ''}T00:00`);
  return Number.isNaN(from) ? undefined : { from };
}

export const dateHash = (day: string): string => `#date=${day}`;

/** True when nothing older is needed to show it. */
export function isReached(aim: Aim, first: { seq: number; createdAt: string } | undefined): boolean {
  if (!first) return false;
  return 'seq' in aim ? first.seq <= aim.seq : Date.parse(first.createdAt) < aim.from;
}

/** Index of the row that is meant, or of the next one that there is; -1 when nothing comes after it. */
export function rowOf(aim: Aim, rows: readonly Row[]): number {
  return rows.findIndex(row => {
    const found = firstOf(row);
    if (found === undefined) return false;
    return 'seq' in aim ? found.seq >= aim.seq : found.at >= aim.from;
  });
}

function firstOf(row: Row): { seq: number; at: number } | undefined {
  if (row.kind === 'call') return { seq: row.message.seq, at: Date.parse(row.message.createdAt) };
  const shown = row.kind === 'lines' ? row.lines.at(-1) : row.kind === 'message' ? row.shown : undefined;
  return shown?.message && { seq: shown.message.seq, at: shown.at };
}
