import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { comingWords } from '../src/features/call/coming-words.ts';
import { type Comings, watchComings } from '../src/features/call/comings.ts';
import { personOf, silentState } from '../src/lib/call/people.ts';
import { type CallState, createCallStore } from '../src/lib/call/state.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const somebody = (userId: string, device = '1') =>
  personOf({ peerId: `${userId}-${device}`, userId, state: silentState, speaks: true });
const self = { ...somebody('me'), isSelf: true };

/** A call with so many others in it, and what is told of it. */
function callWith(...others: string[]) {
  const store = createCallStore();
  const told: Comings[] = [];
  const isNow = (...userIds: string[]) => store.setState({ people: [self, ...userIds.map(id => somebody(id))] });
  const be = (change: Partial<CallState>) => store.setState(change);
  isNow(...others);
  be({ status: 'connected', callId: 'call', roomId: 'room' });
  watchComings(store, comings => told.push(comings));
  return { told, isNow, be, wait: () => jest.runOnlyPendingTimers() };
}

test('who comes and goes at about the same time is told of together', () => {
  const { told, isNow, wait } = callWith('ann');
  isNow('ann', 'ben');
  isNow('ann', 'ben', 'cem');
  isNow('ben', 'cem');
  expect(told).toEqual([]);
  wait();
  expect(told).toEqual([{ joined: ['ben', 'cem'], left: ['ann'] }]);
});

test('who leaves and is back at once, or comes with another device, is no news', () => {
  const { told, isNow, be, wait } = callWith('ann');
  isNow();
  isNow('ann');
  wait();
  be({ people: [self, somebody('ann'), somebody('ann', '2')] });
  wait();
  expect(told).toEqual([]);
});

test('nothing is told on a stage, in a large call, of a call that is over, and of those who were there before', () => {
  const many = Array.from({ length: 12 }, (_, at) => `person ${at}`);
  const large = callWith('ann');
  large.isNow(...many);
  large.wait();
  const stage = callWith('ann');
  stage.be({ isStage: true });
  stage.isNow();
  stage.wait();
  const over = callWith('ann');
  over.isNow();
  over.be({ status: 'ended' });
  over.wait();
  const next = callWith();
  next.be({ status: 'joining', callId: null });
  next.isNow('ann');
  next.be({ status: 'connected', callId: 'another' });
  next.wait();
  expect([large, stage, over, next].flatMap(({ told }) => told)).toEqual([]);
});

test('three are named, more are counted', () => {
  const people = Object.fromEntries(
    ['Ann', 'Ben', 'Cem', 'Dora', 'Eli'].map(name => [
      name,
      { id: name, username: name.toLowerCase(), displayName: name, avatarUrl: null },
    ]),
  ) as never;
  const words = (joined: string[], left: string[] = []) => comingWords({ joined, left }, people);
  expect(words(['Ann'], ['Ben'])).toEqual(['Ann joined', 'Ben left']);
  expect(words(['Ann', 'Ben', 'Cem'])).toEqual(['Ann, Ben, and Cem joined']);
  expect(words([], ['Ann', 'Ben', 'Cem', 'Dora', 'Eli'])).toEqual(['Ann, Ben, Cem, and 2 others left']);
});
