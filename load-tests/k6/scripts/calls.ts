import exec from 'k6/execution';
import { setTimeout } from 'k6/timers';
import { Counter, Trend } from 'k6/metrics';
import { CallPeer } from '../client/call-peer.ts';
import { endsAt, order, people, rooms } from '../client/order.ts';
import { crowdOptions } from '../client/options.ts';
import type { OrderedPerson } from '../order.ts';

const joined = new Trend('call_join_time', true);
const signalled = new Trend('call_signal_time', true);
const failures = new Counter('call_failures');
const entered = new Counter('call_joins');

/** How many calls of two are signalled at the same time, how fast people get in, and how fast their signals travel. */
export const options = crowdOptions({ call_failures: ['count==0'], call_join_time: ['p(95)<2000'] });

/** Both people of a call are in the same virtual user: people 2n and 2n+1 share a room. */
export default function hold(): void {
  const startedAt = exec.scenario.startTime;
  const vu = exec.vu.idInTest - 1;
  const peers: CallPeer[] = [];
  for (let pair = vu; pair * 2 + 1 < people.length; pair += order.vus) {
    for (const at of [pair * 2, pair * 2 + 1]) {
      const person = people[at] as OrderedPerson;
      const roomId = rooms[person.rooms[0] ?? 0]?.id ?? '';
      const peer = new CallPeer(person, roomId, { joined, signalled, failures, entered });
      peers.push(peer);
      setTimeout(() => peer.join(), startedAt + (at / order.connectPerSecond) * 1_000 - Date.now());
    }
  }
  setTimeout(() => peers.forEach(peer => peer.leave()), startedAt + endsAt * 1_000 - Date.now());
}
export { handleSummary } from '../client/summary.ts';
