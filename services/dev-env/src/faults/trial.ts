import { spaceApi } from '@parley/contracts/spaces/space-api';
import { callAs } from '../call.ts';
import { newGroup, newPeople, type Person } from '../people.ts';
import { joinSpace, newSpace, textChannel } from '../spaces.ts';
import type { Stack } from '../stack.ts';
import { Follower } from './follower.ts';
import { startRoomFollower } from './room-follower.ts';
import { persistently } from './persistently.ts';
import { kill, whileFrozen } from './strike.ts';
import { Removals } from './removals.ts';
import { Sender } from './sender.ts';
import { Topics } from './topics.ts';
import { judge, type Verdict } from './verdict.ts';

export interface Strike {
  /** `kill` is kill -9; `freeze` stops it for longer than its group waits, and lets it go on as if nothing had been. */
  fault: 'kill' | 'freeze';
  /** Name of the process that suffers, for example `delivery-1`. */
  victim: string;
}

export interface TrialOptions {
  /** One after the other. */
  strikes: readonly Strike[];
  /** After each. */
  pauseMs: number;
}

/** The verdict of a trial, and how long the longest silence of acknowledgements was. */
export interface TrialResult extends Verdict {
  strikes: readonly Strike[];
  attempts: number;
  gapsHealed: number;
  /** How often somebody was removed from a space meanwhile, and what they heard that was accepted a second after it. */
  removals: number;
  heardLate: number;
  /** Lines that a room had to tell of itself; one that is lost, doubled or reordered counts like a message. */
  lines: number;
  longestSilenceMs: number;
  /** From the last acknowledgement until everybody held everything. */
  settledMs: number;
}

/** Groups; one channel of a space comes to them. */
const rooms = 2;
const senderCount = 6;
const followerCount = 5;
const perSecond = 8;
const convergeWithinMs = 60_000;
/** Kafka gives the partitions of a silent worker to another one after 6 s. */
const frozenMs = 9_000;

/** Strikes processes while people write and listen, then lets everything settle and judges. */
export async function runTrial(stack: Stack, { strikes, pauseMs }: TrialOptions): Promise<TrialResult> {
  const people = await newPeople(senderCount + followerCount, 'fault');
  const [owner] = people;
  const [comer] = await newPeople(1, 'comer');
  if (!owner || !comer) throw new Error('nobody registered');
  // What was struck by the trial before may still be felt.
  const groups = await Promise.all(
    Array.from({ length: rooms }, () => persistently(() => newGroup(owner, people.slice(1)))),
  );
  const place = await persistently(() => openSpace(owner, people.slice(1)));
  const roomIds = [...groups.map(group => group.id), place.channelId];
  const removals = new Removals(owner, comer, place);
  const topics = new Topics(owner, roomIds[0] ?? '');
  const followers = people.slice(senderCount).map(person => new Follower(person, roomIds));
  const senders = people
    .slice(0, senderCount)
    .map((person, at) => new Sender(person, roomIds, at % 2 ? 'rest' : 'socket'));
  const roomFollower = await startRoomFollower();
  for (const sender of senders) sender.start(perSecond);
  removals.start();
  topics.start();
  const silence = watchSilence(senders);
  await pause(1_000);
  for (const one of strikes) {
    await strike(stack, one);
    await pause(pauseMs);
  }
  await Promise.all(senders.map(sender => sender.stop()));
  const longestSilenceMs = silence();
  await removals.stop();
  await topics.stop();
  const stopped = Date.now();
  const verdict = await settle(() =>
    judge({ senders, followers, roomFollowers: [roomFollower], topics, reader: owner }, roomIds),
  );
  const settledMs = Date.now() - stopped;
  const gapsHealed = followers.reduce((sum, follower) => sum + follower.gapsHealed, 0);
  for (const follower of followers) follower.close();
  await roomFollower.close();
  const attempts = senders.reduce((sum, sender) => sum + sender.attempts, 0);
  const { count, heardLate } = removals;
  const took = { longestSilenceMs, settledMs };
  const lines = topics.given.length;
  return { strikes, ...verdict, attempts, gapsHealed, removals: count, heardLate, lines, ...took };
}

/** A space of these people, with a channel that all of them watch, and an invite. */
async function openSpace(owner: Person, people: Person[]) {
  const space = await newSpace(owner, 'team');
  await joinSpace(owner, space, people);
  const channel = await textChannel(people[0] ?? owner, space);
  const { invite } = await callAs(owner, spaceApi.createInvite, { params: { id: space.id }, body: {} });
  return { spaceId: space.id, channelId: channel.id, code: invite.code };
}

async function strike(stack: Stack, { victim, fault }: Strike): Promise<void> {
  if (fault === 'kill') await kill(stack, victim);
  else await whileFrozen(stack, victim, () => pause(frozenMs));
}

/** Judges until nothing is missing any more; what is still missing after the time allowed is lost. */
export async function settle(judgeNow: () => Promise<Verdict>): Promise<Verdict> {
  const end = Date.now() + convergeWithinMs;
  for (;;) {
    const verdict = await judgeNow();
    if (verdict.lost === 0 || Date.now() > end) return verdict;
    await pause(1_000);
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
