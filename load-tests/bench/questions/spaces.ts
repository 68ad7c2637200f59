import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '@parley/client/rest/caller';
import { permissionsInChannel, type ChannelAccess, type SpaceAccess } from '@parley/contracts/spaces/access';
import { everything, setOf } from '@parley/contracts/spaces/permissions';
import type { Space } from '@parley/contracts/spaces/space';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { parleyCrowd } from '../lib/crowds.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { spreadOf } from '../lib/percentiles.ts';
import { openSocket } from '../lib/person-socket.ts';
import type { Asked, Question } from '../lib/question.ts';
import { addSpaceMembers } from '../lib/space-members.ts';
import { settle, type Town } from '../lib/town.ts';

/** Between two calls, so that each is measured by itself: a change is told to all who are connected after it is answered. */
const restMs = 250;
const size = { members: 50_000, channels: 500, connected: 2_000, joining: 30, looks: 60, changes: 20, back: 100 };
const checks = 200_000;

/**
 * A space as large as one may be expected to get, with many connected: what opening, joining and changing it takes, the way back
 * of one of them, and one check of a permission.
 */
export const spaces: Question = {
  name: 'spaces',
  async ask(asked) {
    asked.say(`spaces: ${size.members} members, ${size.connected} connected, ${size.channels} channels`);
    const town = await settle(asked.platform, { people: size.connected + size.joining, rooms: 1, roomSize: 2 });
    const members = town.people.slice(0, size.connected);
    const large = await settleSpace(asked, town, members);
    const crowd = await LoadProcess.connect(parleyCrowd(asked.platform, { ...town, people: members, rooms: [] }));
    const times = await use(asked, town, large);
    await crowd.leave();
    const figure = (name: string, taken: number[], atMost: number) => ({
      name: `${name}, p95`,
      value: spreadOf(taken).p95,
      unit: 'ms',
      atMost,
    });
    return {
      title: `A space of ${size.members} members, ${size.connected} connected, and ${size.channels} channels`,
      method:
        `One call after the other, ${restMs} ms between them, through the gateway, so with what the gateway adds; opening is ` +
        'the space and the first page of its channels; the way back is a socket of one of those who are connected, until it ' +
        'hears its rooms. ' +
        `A check is what a node does for a send, ${checks} times in this process: 20 roles, 20 overwrites.`,
      figures: [
        figure('opening', times.opening, 200),
        figure('joining', times.joining, 50),
        figure('changing a role', times.changing, 100),
        figure('first page of members', times.members, 50),
        figure('way back', times.back, 300),
        { name: 'one check of a permission', value: check(), unit: 'µs', atMost: 5 },
      ],
      tables: [
        {
          title: 'ms',
          columns: ['what', 'p50', 'p95', 'p99'],
          rows: Object.entries(times).map(([what, taken]) => {
            const { p50, p95, p99 } = spreadOf(taken);
            return [what, p50, p95, p99];
          }),
        },
      ],
    };
  },
};

const callerOf = ({ platform }: Asked, town: Town, at: number) =>
  createCaller({ baseUrl: platform.gatewayUrl, token: town.token(town.people[at] ?? '') });

async function settleSpace(asked: Asked, town: Town, [, ...connected]: string[]): Promise<Space> {
  const call = callerOf(asked, town, 0);
  const { space } = await call(spaceApi.createSpace, { body: { name: 'Large', template: 'team' } });
  const params = { id: space.id };
  const { channels } = await call(spaceApi.listChannels, { params });
  for (let at = channels.length; at < size.channels; at += 1)
    await call(spaceApi.createChannel, { params, body: { name: `channel ${at}` } });
  const strangers = Array.from({ length: size.members - size.connected }, () => crypto.randomUUID());
  await addSpaceMembers(asked.platform.mongoUrl, space.id, [...connected, ...strangers]);
  return space;
}

async function use(asked: Asked, town: Town, { id, roles }: Space) {
  const params = { id };
  const owner = callerOf(asked, town, 0);
  const opening = await timed(size.looks, async () => {
    await owner(spaceApi.getSpace, { params });
    await owner(spaceApi.listChannels, { params });
  });
  const members = await timed(size.looks, () => owner(spaceApi.listSpaceMembers, { params }));
  const role = roles.find(({ builtIn }) => builtIn === 'moderator');
  const changing = await timed(size.changes, at =>
    owner(spaceApi.updateRole, { params: { id, roleId: role?.id ?? '' }, body: { showApart: at % 2 === 0 } }),
  );
  const { invite } = await owner(spaceApi.createInvite, { params, body: {} });
  const joining = await timed(size.joining, at =>
    callerOf(asked, town, size.connected + at)(spaceApi.acceptInvite, { params: { code: invite.code } }),
  );
  const back = await timed(size.back, async at => {
    const socket = await openSocket(asked.platform, town, town.people[at] ?? '');
    socket.disconnect();
  });
  return { opening, members, changing, joining, back };
}

async function timed(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    await work(at);
    taken.push(performance.now() - began);
    await sleep(restMs);
  }
  return taken;
}

/** Microseconds. */
function check(): number {
  const roleIds = Array.from({ length: 20 }, () => crypto.randomUUID());
  const permissions = setOf(['viewChannel', 'sendMessages']);
  const space: SpaceAccess = {
    ownerId: crypto.randomUUID(),
    roles: new Map(roleIds.map((id, position) => [id, { id, position, permissions }])),
    categories: new Map(),
  };
  const overwrites = roleIds.map(id => ({ kind: 'role' as const, id, allow: permissions, deny: 0n }));
  const channel: ChannelAccess = { categoryId: null, overwrites };
  const person = { userId: crypto.randomUUID(), baseRoleId: roleIds[0] ?? '', roleIds: roleIds.slice(1, 6) };
  let seen = everything;
  const began = performance.now();
  for (let at = 0; at < checks; at += 1) seen &= permissionsInChannel(space, channel, person, at);
  const taken = performance.now() - began;
  if (seen === 0n) throw new Error('the check allowed nothing');
  return (taken * 1_000) / checks;
}
