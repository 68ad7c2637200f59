import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '@parley/client/rest/caller';
import { chatApi } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import { topics, type UserUpserted } from '@parley/contracts/records';
import { openKafka } from '@parley/runtime/kafka/kafka-client';
import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import type { Platform } from './platform.ts';
import { createTokenMint } from './tokens.ts';

/** A room with the people in it, by their place in `people`. */
export interface TownRoom {
  id: string;
  members: number[];
}

/** People and rooms of one question. */
export interface Town {
  people: string[];
  rooms: TownRoom[];
  /** A fresh access token of one of the people. */
  token: (userId: string) => string;
}

/** Of most questions: everybody is in three or four rooms. */
export const usualSize = { people: 300, rooms: 100, roomSize: 10 };

// Ten thousand profiles take half a minute on a quiet machine.
const knownWithinMs = 120_000;

interface Size {
  people: number;
  rooms: number;
  roomSize: number;
  /** So many more, after the others, who are in every room and not among its members here. */
  everywhere?: number;
}

/**
 * Settles people in rooms of equal size, spread so that each person is in about as many rooms. Profiles come as auth's
 * events, and rooms by the API.
 */
export async function settle(
  platform: Platform,
  { people: count, rooms: roomCount, roomSize, everywhere = 0 }: Size,
): Promise<Town> {
  const people = Array.from({ length: count + everywhere }, () => randomUUID());
  const others = Array.from({ length: everywhere }, (_, at) => count + at);
  const token = createTokenMint(platform.authKeysDir);
  await announce(platform.kafka.admin, people);
  const rooms: TownRoom[] = [];
  for (let at = 0; at < roomCount; at += 1) {
    const members = membersOf(at, roomSize, count);
    rooms.push({ id: await openRoom(platform, token, people, [...members, ...others]), members });
  }
  return { people, rooms, token };
}

/** Neighbouring rooms share nobody until all people have a room. */
function membersOf(room: number, roomSize: number, people: number): number[] {
  const round = Math.floor((room * roomSize) / people);
  const first = room * roomSize;
  return Array.from({ length: roomSize }, (_, at) => (first + at * (round + 1)) % people).filter(
    (person, at, all) => all.indexOf(person) === at,
  );
}

/** Tells chat of people, as auth's events do. */
export async function announce(connection: KafkaConnection, people: readonly string[]): Promise<void> {
  const kafka = openKafka(connection, { clientId: 'bench' });
  const producer = kafka.producer();
  await producer.connect();
  const messages = people.map((userId, at) => ({ key: userId, value: JSON.stringify(profileOf(userId, at)) }));
  await producer.send({ topic: topics.userEvents.name, acks: -1, messages });
  await producer.disconnect();
}

function profileOf(userId: string, at: number): UserUpserted {
  const name = { username: `bench-${at}`, displayName: `Bench ${at}`, avatarUrl: null };
  return { type: 'user.upserted.v1', userId, ...name, at: new Date().toISOString() };
}

/** Opens a group of these people (places in `people`); resolves with its id. */
export async function openRoom(
  { gatewayUrl }: Platform,
  token: Town['token'],
  people: readonly string[],
  members: readonly number[],
): Promise<string> {
  const [owner = '', ...others] = members.map(at => people[at] ?? '');
  const call = createCaller({ baseUrl: gatewayUrl, token: token(owner) });
  const body = { kind: 'group' as const, name: 'Bench', memberIds: others.slice(0, limits.invitees) };
  const { room } = await whenKnown(() => call(chatApi.createRoom, { body }));
  for (let at = limits.invitees; at < others.length; at += limits.invitees) {
    const userIds = others.slice(at, at + limits.invitees);
    await whenKnown(() => call(chatApi.addMembers, { params: { id: room.id }, body: { userIds } }));
  }
  return room.id;
}

/** Chat hears of people by events, one after the other. */
async function whenKnown<T>(work: () => Promise<T>): Promise<T> {
  const limit = performance.now() + knownWithinMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ParleyError) || error.code !== 'unknown_user' || performance.now() > limit) throw error;
      await sleep(200);
    }
  }
}
