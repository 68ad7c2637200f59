import { defineCalls } from '../rest.ts';
import { channelCalls } from './channel-calls.ts';
import { inviteCalls } from './invite-calls.ts';
import { memberCalls } from './member-calls.ts';
import { roleCalls } from './role-calls.ts';
import { spaceCalls } from './space-calls.ts';

/** Spaces, and all that is in them. */
export const spaceApi = defineCalls({
  ...spaceCalls,
  ...channelCalls,
  ...roleCalls,
  ...memberCalls,
  ...inviteCalls,
});
export type SpaceApi = typeof spaceApi;
