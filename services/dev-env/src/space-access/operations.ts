import { randomUUID } from 'node:crypto';
import { chatApi } from '@parley/contracts/chat-api';
import { spaceApi, type SpaceApi } from '@parley/contracts/spaces/space-api';
import { videoApi } from '@parley/contracts/video-api';
import { callAs } from '../call.ts';
import { send, type Person } from '../people.ts';
import { builtIn, joinSpace, newRole } from '../spaces.ts';
import { actors, inside, type Actor, type Scene } from './scene.ts';

/** One thing that can be asked, and who may: everybody else gets an error of 4xx and changes nothing. */
export interface Operation {
  may: readonly Actor[];
  /** Tries it; what it needs is made before, and put back after, in the right of the owner. */
  ask(scene: Scene, who: Person): Promise<unknown>;
}

const owner = ['owner'] as const;
const administrators = ['owner', 'admin'] as const;
const moderators = ['owner', 'admin', 'moderator'] as const;
const members = ['owner', 'admin', 'moderator', 'member'] as const;

const ofSpace = ({ space }: Scene) => ({ params: { id: space.id } });
const ofVictim = ({ space, victim }: Scene) => ({ params: { id: space.id, userId: victim.user.id } });
const named = (name: string) => ({ body: { name } });

/** Makes the victim a member again, whatever became of them. */
async function putBack(scene: Scene): Promise<void> {
  const { owner } = scene.people;
  await callAs(owner, spaceApi.unbanMember, ofVictim(scene)).catch(() => undefined);
  await joinSpace(owner, scene.space, [scene.victim]);
}

async function onVictim(scene: Scene, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } finally {
    await putBack(scene);
  }
}

async function newCategory({ space, people }: Scene): Promise<{ params: { id: string; categoryId: string } }> {
  const made = await callAs(people.owner, spaceApi.createCategory, { params: { id: space.id }, ...named('Made') });
  return { params: { id: space.id, categoryId: made.category.id } };
}

async function newChannel({ space, people }: Scene): Promise<{ params: { id: string } }> {
  const made = await callAs(people.owner, spaceApi.createChannel, { params: { id: space.id }, ...named('made') });
  return { params: { id: made.channel.id } };
}

async function roleToChange({ space, people }: Scene): Promise<{ params: { id: string; roleId: string } }> {
  const role = await newRole(people.owner, space, []);
  return { params: { id: space.id, roleId: role.id } };
}

async function newInvite({ space, people }: Scene): Promise<string> {
  return (await callAs(people.owner, spaceApi.createInvite, { params: { id: space.id }, body: {} })).invite.code;
}

/** What is made to be changed is deleted afterwards, so that the space does not fill up. */
async function thenDeleted(ask: () => Promise<unknown>, remove: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } finally {
    await remove().catch(() => undefined);
  }
}

/** Every call about spaces: one that has no row here does not compile. */
export const spaceOperations: Record<keyof SpaceApi, Operation> = {
  listSpaces: { may: actors, ask: (_, who) => callAs(who, spaceApi.listSpaces, {}) },
  createSpace: {
    may: actors,
    ask: (_, who) => callAs(who, spaceApi.createSpace, { body: { name: 'Own', template: 'friends' } }),
  },
  getSpace: { may: inside, ask: (scene, who) => callAs(who, spaceApi.getSpace, ofSpace(scene)) },
  updateSpace: {
    may: administrators,
    ask: (scene, who) => callAs(who, spaceApi.updateSpace, { ...ofSpace(scene), body: { description: 'New' } }),
  },
  deleteSpace: {
    may: owner,
    async ask(scene, who) {
      const body = { name: scene.space.name };
      await callAs(who, spaceApi.deleteSpace, { ...ofSpace(scene), body });
      await callAs(scene.people.owner, spaceApi.restoreSpace, ofSpace(scene));
    },
  },
  restoreSpace: { may: owner, ask: (scene, who) => callAs(who, spaceApi.restoreSpace, ofSpace(scene)) },
  handOverSpace: {
    may: owner,
    async ask(scene, who) {
      const to = (person: Person) => ({ ...ofSpace(scene), body: { userId: person.user.id } });
      await callAs(who, spaceApi.handOverSpace, to(scene.people.admin));
      await callAs(scene.people.admin, spaceApi.handOverSpace, to(scene.people.owner));
    },
  },
  leaveSpace: {
    // The victim stands for all members: who leaves is no actor any more.
    may: [],
    ask: (scene, who) =>
      inside.some(actor => scene.people[actor] === who && actor !== 'owner')
        ? Promise.reject(Object.assign(new Error('tried by the victim'), { code: 'forbidden' }))
        : callAs(who, spaceApi.leaveSpace, ofSpace(scene)),
  },
  readSpace: { may: inside, ask: (scene, who) => callAs(who, spaceApi.readSpace, ofSpace(scene)) },
  listChannels: { may: inside, ask: (scene, who) => callAs(who, spaceApi.listChannels, ofSpace(scene)) },
  createChannel: {
    may: administrators,
    async ask(scene, who) {
      const { channel } = await callAs(who, spaceApi.createChannel, { ...ofSpace(scene), ...named('theirs') });
      await callAs(scene.people.owner, spaceApi.deleteChannel, { params: { id: channel.id } });
    },
  },
  orderChannels: {
    may: administrators,
    async ask(scene, who) {
      const { space } = await callAs(scene.people.owner, spaceApi.getSpace, ofSpace(scene));
      const { channels } = await callAs(scene.people.owner, spaceApi.listChannels, ofSpace(scene));
      const body = {
        version: space.version,
        categories: space.categories.map(({ id }) => id),
        channels: channels.map(({ id, categoryId }) => ({ id, categoryId })),
      };
      return callAs(who, spaceApi.orderChannels, { ...ofSpace(scene), body });
    },
  },
  updateChannel: {
    may: administrators,
    async ask(scene, who) {
      const params = await newChannel(scene);
      await thenDeleted(
        () => callAs(who, spaceApi.updateChannel, { ...params, body: { topic: 'New' } }),
        () => callAs(scene.people.owner, spaceApi.deleteChannel, params),
      );
    },
  },
  deleteChannel: {
    may: administrators,
    async ask(scene, who) {
      const params = await newChannel(scene);
      await thenDeleted(
        () => callAs(who, spaceApi.deleteChannel, params),
        () => callAs(scene.people.owner, spaceApi.deleteChannel, params),
      );
    },
  },
  createCategory: {
    may: administrators,
    async ask(scene, who) {
      const { category } = await callAs(who, spaceApi.createCategory, { ...ofSpace(scene), ...named('Theirs') });
      const params = { id: scene.space.id, categoryId: category.id };
      await callAs(scene.people.owner, spaceApi.deleteCategory, { params });
    },
  },
  updateCategory: {
    may: administrators,
    async ask(scene, who) {
      const params = await newCategory(scene);
      await thenDeleted(
        () => callAs(who, spaceApi.updateCategory, { ...params, ...named('New') }),
        () => callAs(scene.people.owner, spaceApi.deleteCategory, params),
      );
    },
  },
  deleteCategory: {
    may: administrators,
    async ask(scene, who) {
      const params = await newCategory(scene);
      await thenDeleted(
        () => callAs(who, spaceApi.deleteCategory, params),
        () => callAs(scene.people.owner, spaceApi.deleteCategory, params),
      );
    },
  },
  createRole: {
    may: administrators,
    async ask(scene, who) {
      const { role } = await callAs(who, spaceApi.createRole, { ...ofSpace(scene), ...named('Theirs') });
      const params = { id: scene.space.id, roleId: role.id };
      await callAs(scene.people.owner, spaceApi.deleteRole, { params });
    },
  },
  updateRole: {
    may: administrators,
    async ask(scene, who) {
      const params = await roleToChange(scene);
      await thenDeleted(
        () => callAs(who, spaceApi.updateRole, { ...params, ...named('New') }),
        () => callAs(scene.people.owner, spaceApi.deleteRole, params),
      );
    },
  },
  deleteRole: {
    may: administrators,
    async ask(scene, who) {
      const params = await roleToChange(scene);
      await thenDeleted(
        () => callAs(who, spaceApi.deleteRole, params),
        () => callAs(scene.people.owner, spaceApi.deleteRole, params),
      );
    },
  },
  listSpaceMembers: { may: inside, ask: (scene, who) => callAs(who, spaceApi.listSpaceMembers, ofSpace(scene)) },
  updateMember: {
    may: administrators,
    async ask(scene, who) {
      const roleIds = [builtIn(scene.space, 'moderator').id];
      await callAs(who, spaceApi.updateMember, { ...ofVictim(scene), body: { roleIds } });
      await callAs(scene.people.owner, spaceApi.updateMember, { ...ofVictim(scene), body: { roleIds: [] } });
    },
  },
  kickMember: {
    may: moderators,
    ask: (scene, who) =>
      onVictim(scene, () => callAs(who, spaceApi.kickMember, { ...ofVictim(scene), body: { reason: '' } })),
  },
  timeoutMember: {
    may: moderators,
    async ask(scene, who) {
      const timeout = (person: Person, seconds: number) =>
        callAs(person, spaceApi.timeoutMember, { ...ofVictim(scene), body: { seconds, reason: '' } });
      await timeout(who, 60);
      await timeout(scene.people.owner, 0);
    },
  },
  listBans: { may: moderators, ask: (scene, who) => callAs(who, spaceApi.listBans, ofSpace(scene)) },
  banMember: {
    may: moderators,
    ask: (scene, who) =>
      onVictim(scene, () =>
        callAs(who, spaceApi.banMember, { ...ofSpace(scene), body: { userId: scene.victim.user.id, reason: '' } }),
      ),
  },
  unbanMember: {
    may: moderators,
    async ask(scene, who) {
      const body = { userId: scene.victim.user.id, reason: '' };
      await callAs(scene.people.owner, spaceApi.banMember, { ...ofSpace(scene), body });
      await onVictim(scene, () => callAs(who, spaceApi.unbanMember, ofVictim(scene)));
    },
  },
  listInvites: { may: inside, ask: (scene, who) => callAs(who, spaceApi.listInvites, ofSpace(scene)) },
  createInvite: {
    may: members,
    ask: (scene, who) => callAs(who, spaceApi.createInvite, { ...ofSpace(scene), body: {} }),
  },
  revokeInvite: {
    may: moderators,
    async ask(scene, who) {
      const params = { id: scene.space.id, code: await newInvite(scene) };
      return callAs(who, spaceApi.revokeInvite, { params });
    },
  },
  previewInvite: {
    may: actors,
    ask: async (scene, who) => callAs(who, spaceApi.previewInvite, { params: { code: await newInvite(scene) } }),
  },
  acceptInvite: {
    // Who is kept out; who is in stays in; an outsider who accepts is none any more.
    may: inside,
    async ask(scene, who) {
      const code = await newInvite(scene);
      if (['left', 'kicked', 'outsider'].some(actor => scene.people[actor as Actor] === who))
        return Promise.reject(Object.assign(new Error('tried by the victim'), { code: 'forbidden' }));
      return callAs(who, spaceApi.acceptInvite, { params: { code } });
    },
  },
  explainPermission: {
    may: administrators,
    ask: (scene, who) =>
      callAs(who, spaceApi.explainPermission, {
        ...ofSpace(scene),
        query: { userId: scene.victim.user.id, permission: 'sendMessages' },
      }),
  },
};

type RoomCalls = Exclude<keyof typeof chatApi, 'listRooms' | 'createRoom' | 'discoverRooms'>;
type InChannel = Record<RoomCalls | 'callTicket', (scene: Scene, who: Person, channelId: string) => Promise<unknown>>;

const said = ({ people }: Scene, channelId: string) => send(people.owner, channelId, 'to be changed');

/** Every call about a room, asked of a channel. */
export const channelCalls: InChannel = {
  getRoom: (_, who, id) => callAs(who, chatApi.getRoom, { params: { id } }),
  joinRoom: (_, who, id) => callAs(who, chatApi.joinRoom, { params: { id } }),
  leaveRoom: (_, who, id) => callAs(who, chatApi.leaveRoom, { params: { id } }),
  listMembers: (_, who, id) => callAs(who, chatApi.listMembers, { params: { id } }),
  addMembers: ({ victim }, who, id) =>
    callAs(who, chatApi.addMembers, { params: { id }, body: { userIds: [victim.user.id] } }),
  updateRoom: (_, who, id) => callAs(who, chatApi.updateRoom, { params: { id }, body: { topic: 'mine' } }),
  deleteRoom: (_, who, id) => callAs(who, chatApi.deleteRoom, { params: { id }, body: { name: 'open' } }),
  removeMember: ({ victim }, who, id) => callAs(who, chatApi.removeMember, { params: { id, userId: victim.user.id } }),
  handOver: ({ victim }, who, id) =>
    callAs(who, chatApi.handOver, { params: { id }, body: { userId: victim.user.id } }),
  integrity: (_, who, id) => callAs(who, chatApi.integrity, { params: { id } }),
  history: (_, who, id) => callAs(who, chatApi.history, { params: { id } }),
  changes: (_, who, id) => callAs(who, chatApi.changes, { params: { id }, query: { since: 0 } }),
  sendMessage: (_, who, id) => send(who, id, 'a try', randomUUID()),
  async editMessage(scene, who, id) {
    const message = await said(scene, id);
    return callAs(who, chatApi.editMessage, { params: { id, messageId: message.id }, body: { body: 'changed' } });
  },
  async deleteMessage(scene, who, id) {
    const message = await said(scene, id);
    return callAs(who, chatApi.deleteMessage, { params: { id, messageId: message.id } });
  },
  async react(scene, who, id) {
    const message = await said(scene, id);
    return callAs(who, chatApi.react, { params: { id, messageId: message.id }, body: { emoji: '🌱', on: true } });
  },
  callTicket: (_, who, id) => callAs(who, videoApi.callTicket, { params: { id } }),
};

/** Who may do it in a channel that all members see; in one of the administrators these alone. */
export const mayInChannel: Record<keyof InChannel, readonly Actor[]> = {
  getRoom: inside,
  // A channel has no members of its own.
  ...{ joinRoom: [], leaveRoom: [], addMembers: [], updateRoom: [], deleteRoom: [], removeMember: [], handOver: [] },
  ...{ listMembers: inside, integrity: inside, history: inside, changes: inside },
  sendMessage: members,
  // What the owner wrote only the owner changes.
  editMessage: owner,
  deleteMessage: moderators,
  react: members,
  callTicket: members,
};

export const seesHidden: readonly Actor[] = administrators;
