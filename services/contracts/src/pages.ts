import { z } from 'zod';
import { limits } from './ids.ts';

/** How many items a page has: the usual number unless the client names another. */
export const pageSize = z.coerce.number().int().min(1).max(limits.maxPage).default(limits.page);

/** A place in a list, as the page before gave it. */
export const cursor = z
  .string()
  .regex(/^[\w-]{1,256}$/, 'Not a cursor of this API')
  .optional();
