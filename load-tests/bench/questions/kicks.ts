import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '@parley/client/rest/caller';
import type { ChatSocket } from '@parley/client/sockets/connection';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { spreadOf } from '../lib/percentiles.ts';
import { command, openSocket } from '../lib/person-socket.ts';
import type { Asked, Question } from '../lib/question.ts';
import { settle, type Town } from '../lib/town.ts';

const victims = 10;
const rounds = 10;
const messagesPerSecond = 40;
/** After a kick, until it is taken for certain that nothing more is coming. */
const listenMs = 2_500;

/** How long after a kick was acknowledged its victim still hears the channel, on both chat nodes, while others write. */
export const kicks: Question = {
  name: 'kicks',
  async ask(asked) {
    const town = await settle(asked.platform, { people: victims + 2, rooms: 1, roomSize: 2 });
    const scene = await setScene(asked, town);
    const lasts: number[] = [];
    for (let round = 0; round < rounds; round += 1) lasts.push(...(await kickAll(scene)));
    scene.stop();
    const { p50, p95, p99 } = spreadOf(lasts);
    return {
      title: 'From a kick to the last message that its victim hears',
      method:
        `${lasts.length} kicks of ${victims} people who watch a channel, at two chat nodes, while ${messagesPerSecond} messages/s are written into it. ` +
        'Milliseconds from the acknowledgement of the kick to the last message that arrives; 0 where none came after it.',
      figures: [{ name: 'last message after a kick, p99', value: p99, unit: 'ms', atMost: 1_000 }],
      tables: [{ title: 'ms', columns: ['kicks', 'p50', 'p95', 'p99'], rows: [[lasts.length, p50, p95, p99]] }],
    };
  },
};

interface Victim {
  userId: string;
  socket: ChatSocket;
  join: () => Promise<unknown>;
  /** When a message arrived last, on the clock of `performance`. */
  lastHeard: number;
}
interface Scene {
  kick: (userId: string) => Promise<unknown>;
  channelId: string;
  people: Victim[];
  stop: () => void;
}

async function setScene({ platform }: Asked, town: Town): Promise<Scene> {
  const [owner = '', writer = '', ...others] = town.people;
  const callOf = (userId: string) => createCaller({ baseUrl: platform.gatewayUrl, token: town.token(userId) });
  const asOwner = callOf(owner);
  const { space } = await asOwner(spaceApi.createSpace, { body: { name: 'Kicks', template: 'team' } });
  const params = { id: space.id };
  const { invite } = await asOwner(spaceApi.createInvite, { params, body: {} });
  const join = (userId: string) => callOf(userId)(spaceApi.acceptInvite, { params: { code: invite.code } });
  const { channels } = await asOwner(spaceApi.listChannels, { params });
  const channelId = channels.find(({ name }) => name === 'general')?.id ?? '';
  await join(writer);
  const socketOf = (userId: string, at: number) =>
    openSocket(platform, town, userId, platform.names('chat')[at % 2] ?? '');
  const people: Victim[] = [];
  for (const [at, userId] of others.entries()) {
    const victim = { userId, socket: await socketOf(userId, at), join: () => join(userId), lastHeard: 0 };
    victim.socket.on('message:new', () => void (victim.lastHeard = performance.now()));
    people.push(victim);
  }
  const pen = await socketOf(writer, 0);
  const timer = setInterval(() => {
    const message = { roomId: channelId, clientMsgId: randomUUID(), body: 'x'.repeat(100) };
    void command(pen, 'message:send', message).catch(() => undefined);
  }, 1_000 / messagesPerSecond);
  const kick = (userId: string) =>
    asOwner(spaceApi.kickMember, { params: { id: space.id, userId }, body: { reason: '' } });
  const stop = () => {
    clearInterval(timer);
    for (const { socket } of people) socket.disconnect();
    pen.disconnect();
  };
  return { kick, channelId, people, stop };
}

/** Lets everybody in and listen, kicks all of them, and resolves with how long each heard on. */
async function kickAll({ kick, channelId, people }: Scene): Promise<number[]> {
  for (const { join, socket } of people) {
    await join();
    await command(socket, 'room:watch', { roomId: channelId });
  }
  await sleep(500);
  const acknowledged: number[] = [];
  for (const { userId } of people) {
    await kick(userId);
    acknowledged.push(performance.now());
  }
  await sleep(listenMs);
  return people.map(({ lastHeard }, at) => Math.max(0, lastHeard - (acknowledged[at] ?? 0)));
}
