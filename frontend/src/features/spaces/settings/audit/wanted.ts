import type { AuditAction, AuditFilter } from '@parley/contracts/spaces/audit';

interface Named {
  id: string;
  name: string;
}

/** The filter as the page has it: days of the person's own calendar, and names beside ids. Empty for everything. */
export interface Wanted {
  search: string;
  action: AuditAction | '';
  from: string;
  to: string;
  by: Named | undefined;
  target: Named | undefined;
}

export const everything: Wanted = { search: '', action: '', from: '', to: '', by: undefined, target: undefined };

/** The same for the platform. Both days are included. */
export function filterOf({ search, action, from, to, by, target }: Wanted): AuditFilter {
  return {
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(action !== '' && { action }),
    ...(from !== '' && { after: new Date(midnight(from, 0).getTime() - 1).toISOString() }),
    ...(to !== '' && { before: midnight(to, 1).toISOString() }),
    ...(by && { by: by.id }),
    ...(target && { target: target.id }),
  };
}

export function isEverything(wanted: Wanted): boolean {
  return Object.keys(filterOf(wanted)).length === 0;
}

function midnight(day: string, daysLater: number): Date {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + daysLater);
  return at;
}
