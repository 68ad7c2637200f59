import { createCaller } from '@parley/client/rest/caller';
import type { Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { MongoClient } from 'mongodb';
import type { Platform } from './platform.ts';
import type { Town } from './town.ts';

/** A space that everybody of the town is in, of the first of them. */
export async function openSpace(
  { gatewayUrl, mongoUrl }: Platform,
  { people: [owner = '', ...others], token }: Town,
  name: string,
): Promise<Space> {
  const call = createCaller({ baseUrl: gatewayUrl, token: token(owner) });
  const { space } = await call(spaceApi.createSpace, { body: { name, template: 'team' } });
  await addSpaceMembers(mongoUrl, space.id, others);
  return space;
}

/** Members straight into the store: nobody waits for thousands of people to join one after the other. */
export async function addSpaceMembers(mongoUrl: string, spaceId: string, userIds: string[]): Promise<void> {
  const mongo = await new MongoClient(mongoUrl).connect();
  const joinedAt = new Date();
  const rest = { roleIds: [], guest: false, nickname: null, timeoutUntil: null, invite: null };
  const members = userIds.map(userId => ({
    _id: `${spaceId}:${userId}` as never,
    ...{ spaceId, userId, joinedAt },
    ...rest,
  }));
  await mongo.db().collection('space_members').insertMany(members, { ordered: false });
  const more = { $inc: { memberCount: members.length } };
  await mongo
    .db()
    .collection('spaces')
    .updateOne({ _id: spaceId as never }, more);
  await mongo.close();
}
