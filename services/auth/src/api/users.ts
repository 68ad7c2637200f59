import type { authApi, PublicUser } from '@parley/contracts/auth-api';
import type { profileApi } from '@parley/contracts/profile-api';
import { ParleyError } from '@parley/contracts/errors';
import type { CallHandlers } from '@parley/runtime/http/mount';
import { demandAccess } from '@parley/runtime/tokens/demand-access';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { changeProfile } from '../domain/change-profile.ts';
import { searchTerms } from '../domain/search-keys.ts';
import { pageOf, readCursor } from './cursor.ts';
import { presentOwnUser, presentUser } from './present.ts';

const place = z.object({ rank: z.int(), username: z.string().max(64) });

interface Page {
  users: PublicUser[];
  nextCursor: string | null;
}

/** The caller, and what others may know of a person. */
export function userCalls(ctx: Context): CallHandlers<Pick<typeof authApi, 'me' | 'searchUsers' | 'getUser'>> {
  const { users } = ctx.database;
  return {
    async me({ caller }) {
      const user = await users.findById(caller.userId);
      if (!user) throw new ParleyError('unauthenticated');
      return { user: presentOwnUser(user) };
    },
    searchUsers({ caller, query: { search = '', ids, cursor, limit } }) {
      if (ids) return byIds(ctx, ids);
      // To find somebody is to be able to write to them.
      demandAccess('user', caller);
      return bySearch(ctx, search, { cursor, limit });
    },
    async getUser({ params }) {
      const user = await users.findById(params.id);
      if (!user) throw new ParleyError('unknown_user');
      return { user: presentUser(user) };
    },
  };
}

/** What the caller says of themselves. */
export function profileCalls(ctx: Context): CallHandlers<typeof profileApi> {
  return {
    async updateMe({ caller: { userId }, address, body }) {
      return { user: presentOwnUser(await changeProfile(ctx, { userId, address }, body)) };
    },
  };
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
