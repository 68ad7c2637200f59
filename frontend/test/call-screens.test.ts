import { describe, expect, test } from '@jest/globals';
import { verdictOf } from '../src/features/call/check/outcome.ts';
import { fitTiles } from '../src/features/call/stage/grid-fit.ts';
import { facing } from '../src/features/call/stage/facing/facing.ts';
import { seatsOf } from '../src/features/call/stage/seats.ts';
import type { Shown } from '../src/features/call/stage/use-shown.ts';

describe('the grid', () => {
  test('two stand side by side on a wide screen and one above the other on a phone', () => {
    const wide = fitTiles(2, { width: 1000, height: 600 }, 8);
    expect(wide.width * 2 + 8).toBeLessThanOrEqual(1000);
    expect(wide.width).toBeGreaterThan(1000 / 2 - 10);
    const phone = fitTiles(2, { width: 370, height: 640 }, 8);
    expect(phone.height * 2 + 8).toBeLessThanOrEqual(640);
    expect(phone.width).toBe(370);
  });

  test.each([1, 3, 5, 12])('%i tiles fit into the space, and none is narrower than a face', count => {
    const space = { width: 900, height: 500 };
    const { width, height } = fitTiles(count, space, 8);
    const columns = Math.floor((space.width + 8) / (width + 8));
    expect(Math.ceil(count / columns) * (height + 8) - 8).toBeLessThanOrEqual(space.height);
    expect(width / height).toBeGreaterThan(1);
    expect(width / height).toBeLessThan(1.79);
  });

  test('nothing fits into no space', () => {
    expect(fitTiles(3, { width: 0, height: 0 }, 8)).toEqual({ width: 0, height: 0 });
  });
});

describe('two who talk in a dm', () => {
  const [me, other, third] = ['me', 'other', 'third'].map(peerId => ({
    key: peerId,
    peerId,
    source: 'camera' as const,
  })) as [Shown, Shown, Shown];
  const asUsual = { isDirect: true, layout: 'auto', self: 'me' } as const;

  test('see the other one large, or themselves where they want to', () => {
    expect(facing({ main: null, others: [me, other] }, asUsual)).toEqual({ large: other, small: me });
    expect(facing({ main: me, others: [other] }, { ...asUsual, layout: 'speaker' })).toEqual({
      large: me,
      small: other,
    });
  });

  test('are shown like any call when somebody is alone, joins, shares a screen, or wants the grid', () => {
    const screen: Shown = { key: 'screen', peerId: 'other', source: 'screen' };
    for (const others of [[me], [me, other, third], [me, screen]])
      expect(facing({ main: null, others }, asUsual)).toBeNull();
    expect(facing({ main: null, others: [me, other] }, { ...asUsual, layout: 'grid' })).toBeNull();
    expect(facing({ main: null, others: [me, other] }, { ...asUsual, isDirect: false })).toBeNull();
  });
});

describe('the seats', () => {
  const present = ['me', 'a', 'b', 'c', 'd'];

  test('stay, and newcomers come last', () => {
    expect(seatsOf(['me', 'b', 'a'], present, 3, null, new Map())).toEqual(['me', 'b', 'a', 'c', 'd']);
  });

  test('oneself sits first, also under a new id', () => {
    expect(seatsOf(['old', 'a', 'b'], ['me', 'a', 'b'], 3, null, new Map())).toEqual(['me', 'a', 'b']);
  });

  test('who leaves makes space', () => {
    expect(seatsOf(present, ['me', 'b', 'd'], 3, null, new Map())).toEqual(['me', 'b', 'd']);
  });

  test('who speaks out of sight comes into sight, for the one who was silent for longest', () => {
    const spokeAt = new Map([
      ['a', 5],
      ['b', 2],
    ]);
    expect(seatsOf(present, present, 3, 'd', spokeAt)).toEqual(['me', 'a', 'd', 'c', 'b']);
  });

  test('who speaks in sight stays', () => {
    expect(seatsOf(present, present, 3, 'b', new Map())).toEqual(present);
  });
});

describe('the verdict of the call check', () => {
  const good = { outcome: 'good', detail: '' } as const;
  const warn = { outcome: 'warn', detail: '' } as const;
  const bad = { outcome: 'bad', detail: '' } as const;

  test('is good when all is', () => {
    expect(verdictOf({ browser: good, signalling: good, 'sfu-udp': good })).toBe('good');
  });

  test('is limited when one way is closed and another open', () => {
    expect(verdictOf({ browser: good, signalling: good, 'sfu-udp': warn, 'sfu-tcp': good })).toBe('warn');
  });

  test('is bad without any way for media, and without the call service', () => {
    expect(verdictOf({ browser: good, signalling: good, 'sfu-udp': warn, 'sfu-tcp': warn })).toBe('bad');
    expect(verdictOf({ browser: good, signalling: bad, 'sfu-udp': good })).toBe('bad');
  });
});
