import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { callTiming } from '../src/config/call-timing.ts';
import { PathWatch } from '../src/lib/call/topology/path-watch.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function watch() {
  const restartIce = jest.fn(() => Promise.resolve());
  const onBroken = jest.fn();
  return { path: new PathWatch({ restartIce, onBroken }), restartIce, onBroken };
}

test('a path that breaks may mend itself first, then ICE is restarted', () => {
  const { path, restartIce, onBroken } = watch();
  for (const state of ['connecting', 'connected', 'disconnected', 'connected'] as const) path.changed(state);
  jest.advanceTimersByTime(callTiming.disconnected * 2);
  expect(restartIce).not.toHaveBeenCalled();
  path.changed('disconnected');
  jest.advanceTimersByTime(callTiming.disconnected);
  expect(restartIce).toHaveBeenCalledTimes(1);
  path.changed('connecting');
  path.changed('connected');
  jest.advanceTimersByTime(callTiming.restart * 2);
  expect(onBroken).not.toHaveBeenCalled();
});

test('ICE that does not help in time means another way, told once', () => {
  const { path, onBroken } = watch();
  for (const state of ['connecting', 'connected', 'failed', 'connecting', 'failed'] as const) path.changed(state);
  jest.advanceTimersByTime(callTiming.restart);
  expect(onBroken).toHaveBeenCalledTimes(1);
  expect(onBroken).toHaveBeenCalledWith(true);
});

test('a first path that does not come is given up, without trying the same again', () => {
  const { path, restartIce, onBroken } = watch();
  path.changed('connecting');
  jest.advanceTimersByTime(callTiming.firstPath);
  expect(onBroken).toHaveBeenCalledWith(false);
  expect(restartIce).not.toHaveBeenCalled();
});

test('nothing happens after the end', () => {
  const { path, onBroken } = watch();
  path.begin();
  path.close();
  jest.advanceTimersByTime(callTiming.firstPath * 2);
  expect(onBroken).not.toHaveBeenCalled();
});
