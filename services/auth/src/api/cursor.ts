import { ParleyError } from '@parley/contracts/errors';
import type { z } from 'zod';

/** A place in a list as an opaque text. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor of the same list tells. Throws `validation_failed` for any other text. */
export function readCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const place = schema.safeParse(parse(cursor));
  if (place.success) return place.data;
  const errors = [{ field: 'query.cursor', message: 'Not a cursor of this list' }];
  throw new ParleyError('validation_failed', 'query.cursor: Not a cursor of this list', { errors });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** One page of rows that were asked for with one more than `limit`: the rest says whether there is another. */
export function pageOf<R>(
  rows: R[],
  limit: number,
  placeOf: (last: R) => unknown,
): { rows: R[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: last && rows.length > limit ? writeCursor(placeOf(last)) : null };
}
