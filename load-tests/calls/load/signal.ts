import { randomUUID } from 'node:crypto';
import { spreadOf } from '../../bench/lib/percentiles.ts';
import { openLoop } from '../../bench/load/open-loop.ts';
import { createTicketMint } from '../lib/tickets.ts';
import type { Job, Signalled } from './job.ts';
import { Person } from './person.ts';

/** A gateway bounds the connections of one address; all of these are this machine. */
const peoplePerAddress = 1_000;

/** Lets everybody join, two by two; resolves with the people when all who could are in and have agreed with the other. */
export async function signalCalls(job: Job, onLost: (why: string) => void): Promise<[Person[], Signalled]> {
  const mint = createTicketMint(job.ticketSecret);
  const rooms = Array.from({ length: job.calls }, () => ({ callId: randomUUID(), roomId: randomUUID() }));
  const people: Person[] = [];
  const [joins, answers]: [number[], number[]] = [[], []];
  const failed: string[] = [];
  const entering: Promise<void>[] = [];

  async function enter(index: number, dueAt: number): Promise<void> {
    const auth = { ticket: mint({ ...rooms[Math.floor(index / 2)], roomKind: 'dm' }) };
    const from = `127.0.0.${2 + Math.floor(index / peoplePerAddress)}`;
    const person = new Person();
    const door = { url: job.gatewayUrl, path: '/rtc/socket.io/', auth, from };
    const [other] = await person.join(door, onLost);
    people.push(person);
    joins.push(performance.now() - dueAt);
    if (other === undefined) return;
    const offeredAt = performance.now();
    await person.offer(other);
    answers.push(performance.now() - offeredAt);
  }

  await openLoop(job.perSecond, (job.calls * 2) / job.perSecond, (index, dueAt) => {
    entering.push(enter(index, dueAt).catch(error => void failed.push(String(error))));
  });
  await Promise.all(entering);
  return [people, { join: spreadOf(joins), answer: spreadOf(answers), failed }];
}
