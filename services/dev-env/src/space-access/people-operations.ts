import { chatApi } from '@parley/contracts/chat-api';
import { peopleApi, type PeopleApi } from '@parley/contracts/people/people-api';
import { callAs } from '../call.ts';
import { newPerson } from '../people.ts';
import type { Operation } from './operations.ts';
import { actors, inside, type Scene } from './scene.ts';

const ofVictim = ({ victim }: Scene) => ({ params: { userId: victim.user.id } });

/** A dm that a stranger began with somebody who wants to be asked. */
async function requestTo({ victim }: Scene): Promise<{ params: { id: string } }> {
  await callAs(victim, peopleApi.updateSettings, { body: { dms: 'requests' } });
  const body = { kind: 'dm' as const, memberIds: [victim.user.id] };
  const { room } = await callAs(await newPerson('stranger'), chatApi.createRoom, { body });
  await callAs(victim, peopleApi.updateSettings, { body: { dms: 'everyone' } });
  return { params: { id: room.id } };
}

/** Every call about people: what is one's own is everybody's, and a request only of who received it. */
export const peopleOperations: Record<keyof PeopleApi | 'personCardInSpace', Operation> = {
  listBlocks: { may: actors, ask: (_, who) => callAs(who, peopleApi.listBlocks, {}) },
  blockPerson: {
    may: actors,
    async ask(scene, who) {
      await callAs(who, peopleApi.blockPerson, ofVictim(scene));
      await callAs(who, peopleApi.unblockPerson, ofVictim(scene));
    },
  },
  unblockPerson: { may: actors, ask: (scene, who) => callAs(who, peopleApi.unblockPerson, ofVictim(scene)) },
  getSettings: { may: actors, ask: (_, who) => callAs(who, peopleApi.getSettings, {}) },
  updateSettings: {
    may: actors,
    ask: (_, who) => callAs(who, peopleApi.updateSettings, { body: { dms: 'everyone' } }),
  },
  acceptRequest: {
    may: [],
    ask: async (scene, who) => callAs(who, peopleApi.acceptRequest, await requestTo(scene)),
  },
  declineRequest: {
    may: [],
    ask: async (scene, who) => callAs(who, peopleApi.declineRequest, { ...(await requestTo(scene)), body: {} }),
  },
  personCard: {
    may: actors,
    ask: ({ victim }, who) => callAs(who, peopleApi.personCard, { params: { id: victim.user.id } }),
  },
  personCardInSpace: {
    may: inside,
    ask: ({ victim, space }, who) =>
      callAs(who, peopleApi.personCard, { params: { id: victim.user.id }, query: { spaceId: space.id } }),
  },
};
