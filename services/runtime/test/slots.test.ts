import { expect, test } from '@jest/globals';
import { mostWaitMs, Slots } from '../src/limits/slots.ts';

// A crowd at the nodes, simulated: the clock jumps from one arrival to the next.
const rate = { rate: 250, burst: 250 };
/** The longest pause of a client of another library. */
const longestOwnMs = 7_500;

interface Crowd {
  clients: number;
  nodes?: number;
  /** The share that does not come back after the first refusal. */
  lost?: number;
  /** The share that comes back by the pauses of its own library, whatever it is told. */
  strangers?: number;
  /** Clients without cookies: each try may reach another node. */
  wander?: boolean;
}

interface Outcome {
  /** When each got in, in milliseconds, by node; and the last one of those that come when they are told. */
  entered: number[][];
  lastTold: number;
  /** How often each was refused that came when it was told. */
  refusals: number[];
}

/** Always the same numbers, as `Math.random` gives them. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function play({ clients, nodes = 2, lost = 0, strangers = 0, wander = false }: Crowd): Outcome {
  const random = randomFrom(7);
  let now = 0;
  const slots = Array.from({ length: nodes }, () => new Slots(rate, () => now, random));
  const outcome: Outcome = { entered: slots.map(() => []), lastTold: 0, refusals: [] };
  const anyNode = () => Math.floor(random() * nodes);
  /** From the refusal to the next handshake, beside the wait: a new connection. */
  const way = () => 20 + random() * 180;
  const arrivals = new Map<number, (() => void)[]>();
  const arriveIn = (ms: number, arrive: () => void) => {
    const at = now + Math.max(1, Math.ceil(ms));
    arrivals.set(at, [...(arrivals.get(at) ?? []), arrive]);
  };
  for (let client = 0; client < clients; client += 1) {
    const isLost = random() < lost;
    const isStranger = random() < strangers;
    const home = anyNode();
    let refused = 0;
    const arrive = (): void => {
      const node = wander ? anyNode() : home;
      const waitMs = slots[node]?.take(`session ${client}`) ?? 0;
      if (waitMs === 0) {
        outcome.entered[node]?.push(now);
        if (isStranger) return;
        outcome.refusals.push(refused);
        outcome.lastTold = now;
        return;
      }
      refused += 1;
      // As Socket.IO's clients do by themselves: 1 to 5 s, half of it random.
      const own = Math.min(1_000 * 2 ** (refused - 1), 5_000) * (0.5 + random());
      if (!isLost) arriveIn((isStranger ? own : waitMs) + way(), arrive);
    };
    arriveIn(random() * 100, arrive);
  }
  for (; arrivals.size > 0; now += 1) {
    const arriving = arrivals.get(now);
    arrivals.delete(now);
    for (const arrive of arriving ?? []) arrive();
  }
  return outcome;
}

/** What so many need at least, in milliseconds. */
function leastOf({ entered }: Outcome): number {
  return ((entered.flat().length - entered.length * rate.burst) * 1_000) / (entered.length * rate.rate);
}

const lastOf = ({ entered }: Outcome) => Math.max(...entered.flat());

test('10,000 at once are in within the least time and a fifth, refused once each, in every second as many as can be', () => {
  const outcome = play({ clients: 10_000 });
  expect(outcome.entered.flat()).toHaveLength(10_000);
  expect(lastOf(outcome)).toBeLessThan(leastOf(outcome) * 1.2);
  expect(Math.max(...outcome.refusals)).toBe(1);
  for (const times of outcome.entered) {
    const perSecond = Array.from({ length: 17 }, (_, at) => times.filter(t => Math.floor(t / 1_000) === at + 1).length);
    expect(Math.min(...perSecond)).toBeGreaterThan(rate.rate * 0.9);
    expect(Math.max(...perSecond)).toBeLessThan(rate.rate * 1.1);
  }
});

test('the same where one of ten does not come back', () => {
  const outcome = play({ clients: 10_000, lost: 0.1 });
  expect(lastOf(outcome)).toBeLessThan(leastOf(outcome) * 1.2);
  expect(Math.max(...outcome.refusals)).toBe(1);
});

test('clients of other libraries that come when they like get in, and take nothing from those who come in time', () => {
  const outcome = play({ clients: 10_000, strangers: 0.3 });
  expect(outcome.entered.flat()).toHaveLength(10_000);
  const least = leastOf(outcome);
  expect(outcome.lastTold).toBeLessThan(least * 1.2);
  // The last ones pause for so long that there would have been room before.
  expect(lastOf(outcome)).toBeLessThan(least * 1.2 + longestOwnMs);
  expect(Math.max(...outcome.refusals)).toBe(1);
  const alone = play({ clients: 10_000, strangers: 1 });
  expect(alone.entered.flat()).toHaveLength(10_000);
  expect(lastOf(alone)).toBeLessThan(leastOf(alone) * 1.2 + longestOwnMs);
});

test('clients that meet another node at each try get in, too', () => {
  const outcome = play({ clients: 10_000, wander: true });
  expect(outcome.entered.flat()).toHaveLength(10_000);
  expect(lastOf(outcome)).toBeLessThan(leastOf(outcome) * 1.2);
});

test('more than have a slot within a minute come again, spread, and get one', () => {
  const outcome = play({ clients: 50_000, nodes: 1 });
  expect(outcome.entered.flat()).toHaveLength(50_000);
  expect(lastOf(outcome)).toBeLessThan(leastOf(outcome) * 1.2);
});

/** One node, and its clock. */
function node(bucket = { rate: 10, burst: 1 }) {
  const clock = { ms: 0 };
  const slots = new Slots(
    bucket,
    () => clock.ms,
    () => 1,
  );
  return { clock, take: (who: string) => slots.take(who) };
}

test('slots lie one after the other; who comes early is told the rest', () => {
  const { clock, take } = node();
  expect(['ann', 'bob', 'eve', 'dan'].map(take)).toEqual([0, 100, 200, 300]);
  clock.ms = 50;
  expect(['bob', 'eve'].map(take)).toEqual([50, 150]);
});

test('a slot is kept for its holder, however many others come', () => {
  const { clock, take } = node();
  expect(['ann', 'bob', 'eve'].map(take)).toEqual([0, 100, 200]);
  for (let at = 0; at < 100; at += 1) {
    clock.ms += 3;
    expect(take(`newcomer ${at}`)).toBeGreaterThan(0);
  }
  expect(['bob', 'eve'].map(take)).toEqual([0, 0]);
  // Once.
  expect(take('bob')).toBeGreaterThan(0);
});

test('a slot that nobody used is free for all after two seconds, and for who comes before their own', () => {
  const { clock, take } = node({ rate: 1, burst: 1 });
  expect(['ann', 'bob', 'eve', 'dan', 'fay'].map(take)).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
  clock.ms = 2_990;
  expect(take('gus')).toBe(2_010);
  clock.ms = 3_000;
  expect(take('fay')).toBe(0);
});

test('nobody waits for more than a minute', () => {
  const { take } = node({ rate: 1, burst: 1 });
  const waits = Array.from({ length: 100 }, (_, at) => take(`client ${at}`));
  expect(Math.max(...waits)).toBe(mostWaitMs);
  expect(new Set(waits.slice(0, 61)).size).toBe(61);
});
