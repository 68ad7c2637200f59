import type { placeApi } from '@parley/contracts/places/place-api';
import type { CallHandlers } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { listPlaces } from '../places/list-places.ts';
import { replaceSections } from '../places/replace-sections.ts';
import { updatePlace } from '../places/update-place.ts';

type Needs = Pick<ChatContext, 'places' | 'sections' | 'memberships' | 'access' | 'spaces' | 'members' | 'notify'>;

/** Favourites, mutes, sections and what else somebody sets for places: of the asker alone. */
export function placeCalls(ctx: Needs): CallHandlers<typeof placeApi> {
  return {
    listPlaces: ({ caller, query }) => listPlaces(ctx, caller.userId, query),
    async updatePlace({ caller, params, body }) {
      const place = await updatePlace(ctx, caller.userId, params.id, body);
      ctx.notify.people([caller.userId], 'place:changed', place);
      return { place };
    },
    listSections: async ({ caller }) => ({ sections: await ctx.sections.find(caller.userId) }),
    replaceSections: ({ caller, body }) => replaceSections(ctx, caller.userId, body.sections),
  };
}
