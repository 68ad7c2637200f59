import { beforeEach, describe, expect, test } from '@jest/globals';
import { TopologyPlan, type TopologyPeer, type TopologyStep } from '../src/domain/topology.ts';

const both: TopologyPeer['topologies'] = ['mesh', 'sfu'];
const people = (count: number): TopologyPeer[] =>
  Array.from({ length: count }, (_, at) => ({ peerId: `p${at}`, topologies: both }));
const policy = { meshPeers: 2, calmMs: 5_000, settleMs: 8_000 };

let plan: TopologyPlan;
/** Steps in short: `sfu 1` is a change, `settled 1` its end. */
const told = (steps: TopologyStep[]) =>
  steps.map(step => (step.kind === 'changed' ? `${step.topology} ${step.epoch}` : `settled ${step.epoch}`));

/** The plan with so many people in, one after the other, at time 0. */
function planOf(count: number, changes: Partial<typeof policy> = {}): TopologyPlan {
  const made = new TopologyPlan({ ...policy, ...changes });
  for (let present = 1; present <= count; present += 1) made.peopleChanged(people(present), 0);
  return made;
}

describe('two people', () => {
  beforeEach(() => {
    plan = planOf(2);
  });

  test('connect directly, and nothing is to be done', () => {
    expect([plan.topology, plan.epoch, plan.nextTick]).toEqual(['mesh', 0, undefined]);
  });

  test('a third moves all to the SFU; settled when all three are ready', () => {
    expect(told(plan.peopleChanged(people(3), 100))).toEqual(['sfu 1']);
    expect(plan.nextTick).toBe(8_100);
    expect(told(plan.ready('p0', 1))).toEqual([]);
    expect(told(plan.ready('p2', 1))).toEqual([]);
    expect(told(plan.ready('p2', 1))).toEqual([]);
    expect(told(plan.ready('p1', 1))).toEqual(['settled 1']);
    expect([plan.nextTick, told(plan.ready('p1', 1))]).toEqual([undefined, []]);
  });

  test('settled by the clock when somebody never says that they are ready', () => {
    plan.peopleChanged(people(3), 0);
    plan.ready('p0', 1);
    expect(told(plan.tick(people(3), 7_999))).toEqual([]);
    expect(told(plan.tick(people(3), 8_000))).toEqual(['settled 1']);
    expect(plan.nextTick).toBeUndefined();
  });

  test('who leaves is not waited for', () => {
    plan.peopleChanged(people(3), 0);
    plan.ready('p0', 1);
    plan.ready('p1', 1);
    expect(told(plan.peopleChanged(people(2), 10))).toEqual(['settled 1']);
  });

  test('answers to an earlier change count for nothing', () => {
    plan.peopleChanged(people(3), 0);
    plan.failed(0, people(3), 0);
    for (const { peerId } of people(3)) expect(told(plan.ready(peerId, 0))).toEqual([]);
    expect(plan.epoch).toBe(1);
  });

  test('a direct way that fails moves both to the SFU, for the rest of the call', () => {
    expect(told(plan.failed(0, people(2), 0))).toEqual(['sfu 1']);
    expect(told(plan.failed(0, people(2), 0))).toEqual([]);
    expect(told(plan.failed(1, people(2), 0))).toEqual([]);
    plan.tick(people(2), 8_000);
    plan.peopleChanged(people(1), 9_000);
    plan.peopleChanged(people(2), 10_000);
    expect([plan.topology, plan.nextTick]).toEqual(['sfu', undefined]);
  });
});

describe('three become two', () => {
  beforeEach(() => {
    plan = planOf(3);
    plan.tick(people(3), 8_000);
    plan.peopleChanged(people(2), 20_000);
  });

  test('back to direct connections when it stays calm', () => {
    expect([plan.topology, plan.nextTick]).toEqual(['sfu', 25_000]);
    expect(told(plan.tick(people(2), 24_999))).toEqual([]);
    expect(told(plan.tick(people(2), 25_000))).toEqual(['mesh 2']);
    plan.ready('p0', 2);
    expect(told(plan.ready('p1', 2))).toEqual(['settled 2']);
  });

  test('somebody who comes meanwhile ends the calm', () => {
    plan.peopleChanged(people(3), 23_000);
    expect([plan.nextTick, told(plan.tick(people(3), 30_000))]).toEqual([undefined, []]);
    plan.peopleChanged(people(2), 31_000);
    expect(plan.nextTick).toBe(36_000);
  });

  test('a change among the two does not restart the calm', () => {
    plan.peopleChanged(people(2), 24_000);
    expect(plan.nextTick).toBe(25_000);
  });

  test('a third in the middle of the way back turns it round', () => {
    plan.tick(people(2), 25_000);
    plan.ready('p0', 2);
    expect(told(plan.peopleChanged(people(3), 25_500))).toEqual(['sfu 3']);
    expect(told(plan.ready('p1', 2))).toEqual([]);
    for (const peerId of ['p0', 'p1']) plan.ready(peerId, 3);
    expect(told(plan.ready('p2', 3))).toEqual(['settled 3']);
  });

  test('a direct way that fails on the way back keeps the SFU', () => {
    plan.tick(people(2), 25_000);
    expect(told(plan.failed(2, people(2), 26_000))).toEqual(['sfu 3']);
    plan.tick(people(2), 40_000);
    expect([plan.topology, plan.nextTick]).toEqual(['sfu', undefined]);
  });

  test('the last one alone goes back at once: nothing flows', () => {
    expect(told(plan.peopleChanged(people(1), 21_000))).toEqual(['mesh 2', 'settled 2']);
    expect(plan.nextTick).toBeUndefined();
  });
});

test('a client that can do the SFU only makes it an SFU call, and a direct one again when it leaves', () => {
  plan = planOf(1);
  const guest: TopologyPeer = { peerId: 'guest', topologies: ['sfu'] };
  expect(told(plan.peopleChanged([...people(1), guest], 0))).toEqual(['sfu 1']);
  plan.tick([...people(1), guest], 8_000);
  plan.peopleChanged(people(2), 9_000);
  expect(told(plan.tick(people(2), 14_000))).toEqual(['mesh 2']);
});

test.each([0, 1])('meshPeers %i: always the SFU, whatever happens', meshPeers => {
  plan = planOf(2, { meshPeers });
  expect([plan.topology, plan.epoch, plan.nextTick]).toEqual(['sfu', 0, undefined]);
  expect(told(plan.peopleChanged(people(1), 0))).toEqual([]);
  expect(told(plan.tick(people(1), 100_000))).toEqual([]);
});

test('meshPeers 6: six connect directly, the seventh moves all', () => {
  plan = planOf(6, { meshPeers: 6 });
  expect([plan.topology, plan.epoch]).toEqual(['mesh', 0]);
  expect(told(plan.peopleChanged(people(7), 0))).toEqual(['sfu 1']);
});

test('it never runs away: any sequence of events keeps epochs rising and steps in pairs', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let run = 0; run < 200; run += 1) {
    plan = new TopologyPlan({ ...policy, meshPeers: random(5) });
    const steps: TopologyStep[] = [];
    let now = 0;
    for (let at = 0; at < 60; at += 1) {
      const present = people(random(5));
      const epoch = random(plan.epoch + 2);
      const acts = [
        () => plan.peopleChanged(present, now),
        () => plan.ready(`p${random(5)}`, epoch),
        () => plan.failed(epoch, present, now),
        () => plan.tick(present, now),
      ];
      steps.push(...(acts[random(4)]?.() ?? []));
      now += random(4_000);
    }
    const changes = steps.flatMap(step => (step.kind === 'changed' ? [step.epoch] : []));
    expect(changes).toEqual(changes.map((_, at) => at + 1));
    const settled = steps.flatMap(step => (step.kind === 'settled' ? [step.epoch] : []));
    expect(new Set(settled).size).toBe(settled.length);
  }
});
