import { authApi, type PublicUser } from '@parley/contracts/auth-api';
import type { Mount } from '@parley/runtime/mount';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { searchTerms } from '../domain/search-keys.ts';
import { pageOf, readCursor } from './cursor.ts';
import { presentUser } from './present.ts';

const place = z.object({ rank: z.int(), username: z.string().max(64) });

interface Page {
  users: PublicUser[];
  nextCursor: string | null;
}

export function mountSearchUsers(mount: Mount, ctx: Context): void {
  mount(authApi.searchUsers, ({ query: { search = '', ids, cursor, limit } }) =>
    ids ? byIds(ctx, ids) : bySearch(ctx, search, { cursor, limit }),
  );
}

async function byIds(ctx: Context, ids: string[]): Promise<Page> {
  const users = await ctx.database.users.findByIds(ids);
  return { users: users.map(presentUser), nextCursor: null };
}

async function bySearch(
  ctx: Context,
  search: string,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<Page> {
  const terms = searchTerms(search);
  const after = readCursor(place, cursor);
  // A search for nothing finds nobody: it is no list of everybody.
  if (terms.words.length === 0) return { users: [], nextCursor: null };
  const found = await ctx.database.users.search(terms, { after, limit: limit + 1 });
  const { rows, nextCursor } = pageOf(found, limit, ({ rank, username }) => ({ rank, username }));
  return { users: rows.map(presentUser), nextCursor };
}
