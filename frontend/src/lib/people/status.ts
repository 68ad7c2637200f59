import type { PersonStatus } from '@parley/contracts/people/status';
import { serverNow } from '#lib/clock.ts';

/** What the dot at a face says; undefined where nothing is known. */
export function dotOf(status: PersonStatus | undefined): boolean | 'idle' | 'dnd' | undefined {
  if (!status) return undefined;
  if (status.presence === 'dnd' && !isSaidNow(status)) return true;
  const { presence } = status;
  if (presence === 'idle' || presence === 'dnd') return presence as 'idle' | 'dnd';
  return presence === 'online';
}

/** What somebody says of themselves now. */
export function saidBy(status: PersonStatus | undefined): string {
  return status && isSaidNow(status) ? status.text : '';
}

function isSaidNow({ until }: PersonStatus): boolean {
  return until === null || Date.parse(until) > serverNow();
}
