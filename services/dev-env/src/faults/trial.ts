import { chatApi } from '@parley/contracts/chat-api';
import { callAs } from '../call.ts';
import { newGroup, newPeople } from '../people.ts';
import type { Stack } from '../stack.ts';
import { Follower } from './follower.ts';
import { persistently } from './persistently.ts';
import { Sender } from './sender.ts';
import { judge, type Verdict } from './verdict.ts';

export interface TrialOptions {
  /** Name of the process that is killed, for example `delivery-1`. */
  victim: string;
  times: number;
  /** Between kills, and after the last one. */
  pauseMs: number;
}

/** The verdict of one victim, and how long the longest silence of acknowledgements was. */
export interface TrialResult extends Verdict {
  victim: string;
  killed: number;
  attempts: number;
  gapsHealed: number;
  longestSilenceMs: number;
}

const rooms = 3;
const senderCount = 6;
const followerCount = 5;
const perSecond = 8;
const convergeWithinMs = 60_000;

/** Kills one process again and again while people write and listen, then lets everything settle and judges. */
export async function runTrial(stack: Stack, { victim, times, pauseMs }: TrialOptions): Promise<TrialResult> {
  const people = await newPeople(senderCount + followerCount, 'fault');
  const [owner] = people;
  if (!owner) throw new Error('nobody registered');
  const groups = await Promise.all(Array.from({ length: rooms }, () => newGroup(owner, people.slice(1))));
  const roomIds = groups.map(group => group.id);
  const followers = people.slice(senderCount).map(person => new Follower(person, roomIds));
  const senders = people
    .slice(0, senderCount)
    .map((person, at) => new Sender(person, roomIds, at % 2 ? 'rest' : 'socket'));
  for (const sender of senders) sender.start(perSecond);
  const silence = watchSilence(senders);
  await pause(1_000);
  for (let time = 0; time < times; time += 1) {
    await kill(stack, victim);
    await pause(pauseMs);
  }
  await Promise.all(senders.map(sender => sender.stop()));
  const longestSilenceMs = silence();
  await untilConverged(followers, roomIds, () => headsOf(owner, roomIds));
  const verdict = await judge(senders, followers, roomIds, owner);
  const gapsHealed = followers.reduce((sum, follower) => sum + follower.gapsHealed, 0);
  for (const follower of followers) follower.close();
  const attempts = senders.reduce((sum, sender) => sum + sender.attempts, 0);
  return { victim, killed: times, ...verdict, attempts, gapsHealed, longestSilenceMs };
}

async function kill(stack: Stack, victim: string): Promise<void> {
  const pid = await persistently(async () => {
    const found = (await stack.processes()).find(({ name, health }) => name === victim && health !== 'down');
    if (!found?.pid) throw new Error(`${victim} does not run`);
    return found.pid;
  });
  process.kill(pid, 'SIGKILL');
}

type Owner = Parameters<typeof callAs>[0];

async function headsOf(owner: Owner, roomIds: string[]): Promise<Map<string, number>> {
  const proofs = roomIds.map(id => persistently(() => callAs(owner, chatApi.integrity, { params: { id } })));
  return new Map((await Promise.all(proofs)).map(({ roomId, lastSeq }) => [roomId, lastSeq]));
}

/** Until the log has stopped growing and every follower has reached its end; what is missing then is judged as lost. */
async function untilConverged(
  followers: Follower[],
  roomIds: string[],
  readHeads: () => Promise<Map<string, number>>,
): Promise<void> {
  const end = Date.now() + convergeWithinMs;
  let before = await readHeads();
  while (Date.now() < end) {
    await pause(1_500);
    const heads = await readHeads();
    const still = roomIds.every(roomId => heads.get(roomId) === before.get(roomId));
    const reached = followers.every(({ rooms: copies }) =>
      roomIds.every(roomId => copies.get(roomId)?.position === heads.get(roomId)),
    );
    if (still && reached) return;
    before = heads;
  }
}

/** Watches for the longest time in which nobody was acknowledged; the returned function ends it. */
function watchSilence(senders: Sender[]): () => number {
  let longest = 0;
  const started = Date.now();
  const timer = setInterval(() => {
    const last = Math.max(started, ...senders.map(sender => sender.lastAckAt));
    longest = Math.max(longest, Date.now() - last);
  }, 50);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
