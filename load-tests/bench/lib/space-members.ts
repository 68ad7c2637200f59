import { MongoClient } from 'mongodb';

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
