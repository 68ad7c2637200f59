import { setOf } from '@parley/contracts/spaces/permissions';
import type { Channel, Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '../call.ts';
import { newPeople, type Person } from '../people.ts';
import { builtIn, channelsOf, giveRole, joinSpace, newSpace } from '../spaces.ts';

/** Everybody who tries: what they are in the space, and those who are not in it any more or never were. */
export const actors = [
  'owner',
  'admin',
  'moderator',
  'member',
  'timedOut',
  'left',
  'kicked',
  'banned',
  'outsider',
] as const;
export type Actor = (typeof actors)[number];
export const inside: readonly Actor[] = ['owner', 'admin', 'moderator', 'member', 'timedOut'];

/** A space with one actor of each kind, a channel for all of its members and one for its administrators alone. */
export interface Scene {
  space: Space;
  people: Record<Actor, Person>;
  open: Channel;
  hidden: Channel;
  /** Open to all members too. */
  voice: Channel;
  /** A member whom everybody acts upon; put back after each time. */
  victim: Person;
}

export async function setScene(): Promise<Scene> {
  const everybody = await newPeople(actors.length + 1, 'walk');
  const people = Object.fromEntries(actors.map((actor, at) => [actor, everybody[at]])) as Record<Actor, Person>;
  const victim = everybody.at(-1) as Person;
  const { owner } = people;
  const space = await newSpace(owner, 'team', 'Walked through');
  const joining = actors.filter(actor => actor !== 'owner' && actor !== 'outsider').map(actor => people[actor]);
  await joinSpace(owner, space, [...joining, victim]);
  await giveRole(owner, space, people.admin, builtIn(space, 'admin').id);
  await giveRole(owner, space, people.moderator, builtIn(space, 'moderator').id);
  const params = (person: Person) => ({ params: { id: space.id, userId: person.user.id } });
  const longest = { seconds: 86_400, reason: '' };
  await callAs(owner, spaceApi.timeoutMember, { ...params(people.timedOut), body: longest });
  await callAs(people.left, spaceApi.leaveSpace, { params: { id: space.id } });
  await callAs(owner, spaceApi.kickMember, { ...params(people.kicked), body: { reason: '' } });
  const banned = { userId: people.banned.user.id, reason: '' };
  await callAs(owner, spaceApi.banMember, { params: { id: space.id }, body: banned });
  const deny = String(setOf(['viewChannel']));
  const closed = [builtIn(space, 'member'), builtIn(space, 'guest')].map(({ id }) => ({
    ...{ kind: 'role' as const, id },
    ...{ allow: '0', deny },
  }));
  const body = { name: 'administrators', overwrites: closed };
  const { channel: hidden } = await callAs(owner, spaceApi.createChannel, { params: { id: space.id }, body });
  const channels = await channelsOf(owner, space);
  const [open, voice] = ['general', 'Daily'].map(wanted => channels.find(({ name }) => name === wanted));
  return { space, people, open: open as Channel, voice: voice as Channel, hidden, victim };
}
