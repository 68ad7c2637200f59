import { beforeEach, expect, test } from '@jest/globals';
import { Pressure, type Sheddable } from '../src/overload/pressure.ts';

const clock = { ms: 0, now: () => clock.ms };
let shed: Sheddable[];
let pressure: Pressure;

beforeEach(() => {
  clock.ms = 1_000_000;
  shed = [];
  pressure = new Pressure({ onShed: what => shed.push(what), clock });
});

interface Outcome {
  offered: number;
  refused: number;
  /** Of those that came back, in milliseconds. */
  delays: number[];
  retryAfterMs: number[];
}

/** A queue with one server: what it does in a second, and what every message takes at least. */
class Machine {
  readonly #waiting: { at: number; due: number }[] = [];
  #free = 0;
  does: number;
  takesMs: number;

  constructor(does: number, takesMs: number) {
    this.does = does;
    this.takesMs = takesMs;
  }

  /** Offers it so many messages a second, in steps of a millisecond. */
  offer(perSecond: number, seconds: number): Outcome {
    const outcome: Outcome = { offered: 0, refused: 0, delays: [], retryAfterMs: [] };
    for (let ms = 1; ms <= seconds * 1_000; ms += 1) {
      clock.ms += 1;
      for (; outcome.offered < Math.floor((ms * perSecond) / 1_000); outcome.offered += 1) this.#send(outcome);
      this.#return(outcome);
    }
    return outcome;
  }

  #send(outcome: Outcome): void {
    const retryAfterMs = pressure.enter();
    if (retryAfterMs > 0) {
      outcome.refused += 1;
      outcome.retryAfterMs.push(retryAfterMs);
      return;
    }
    pressure.accepted(clock.ms);
    pressure.left();
    this.#free = Math.max(this.#free, clock.ms) + 1_000 / this.does;
    this.#waiting.push({ at: clock.ms, due: Math.max(this.#free, clock.ms + this.takesMs) });
  }

  #return({ delays }: Outcome): void {
    for (let first = this.#waiting[0]; first && first.due <= clock.ms; first = this.#waiting[0]) {
      this.#waiting.shift();
      pressure.returned(first.at);
      delays.push(clock.ms - first.at);
    }
  }
}

const p99 = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length * 0.99)] ?? 0;

test('three times too much: what is accepted is in time, as much is done as can be, the rest is refused', () => {
  const machine = new Machine(1_000, 50);
  machine.offer(300, 2);
  const { refused, delays, retryAfterMs } = machine.offer(3_000, 30);
  expect(p99(delays)).toBeLessThan(1_000);
  expect(delays.length).toBeGreaterThan(0.97 * 30_000);
  expect(Math.min(...retryAfterMs)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...retryAfterMs)).toBeLessThanOrEqual(5_000);
  expect(shed.filter(what => what === 'send')).toHaveLength(refused);
});

test('nobody is refused for a burst that can be done, nor on a slow way that is not full', () => {
  const quick = new Machine(1_700, 60);
  quick.offer(60, 5);
  expect(quick.offer(600, 5).refused).toBe(0);
  expect(new Machine(1_000, 2_000).offer(50, 10).refused).toBe(0);
});

test('a second after the crowd is gone it is over', () => {
  const machine = new Machine(1_000, 50);
  machine.offer(300, 2);
  machine.offer(3_000, 10);
  machine.offer(500, 1);
  expect(machine.offer(500, 5).refused).toBe(0);
});

test('a way that is broken refuses nobody: what is accepted waits', () => {
  const machine = new Machine(1_000, 50);
  machine.offer(300, 3);
  machine.takesMs = 60_000;
  machine.offer(300, 3);
  expect(machine.offer(300, 20).refused).toBe(0);
});

test('what is missed least is given up first', () => {
  for (let at = 0; at < 200; at += 1) pressure.returned(clock.ms);
  const given = (count: number) => {
    const before = shed.length;
    for (let at = 0; at < count; at += 1) pressure.accepted(clock.ms);
    for (const what of ['typing', 'presence', 'receipt', 'send'] as const) pressure.sheds(what);
    return shed.slice(before);
  };
  expect(given(249)).toEqual([]);
  expect(given(1)).toEqual(['typing']);
  expect(given(75)).toEqual(['typing', 'presence']);
  expect(given(75)).toEqual(['typing', 'presence', 'receipt']);
  expect(given(100)).toEqual(['typing', 'presence', 'receipt', 'send']);
});
