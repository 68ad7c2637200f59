import { describe, expect, test } from '@jest/globals';
import { entered, step, type TopologyEvent, type TopologyState } from '../src/lib/call/topology/topology.ts';

/** Runs events from a mesh of epoch 1 and answers where it ends and what was done on the way. */
function run(...events: TopologyEvent[]): { state: TopologyState; done: string[] } {
  let { state, effects } = entered('mesh', 1);
  const all = [...effects];
  for (const event of events) {
    ({ state, effects } = step(state, event));
    all.push(...effects);
  }
  return { state, done: all.map(effect => Object.values(effect).join(' ')) };
}

const toSfu: TopologyEvent = { type: 'changed', topology: 'sfu', epoch: 2 };
const delivered: TopologyEvent = { type: 'delivered' };

describe('make before break', () => {
  test('the old way is closed only when all are ready', () => {
    const before = run(toSfu, delivered);
    expect(before.done).toEqual(['build mesh', 'build sfu', 'tell-ready 2']);
    expect(before.state.old).toBe('mesh');
    const after = step(before.state, { type: 'settled', epoch: 2 });
    expect(after.effects).toEqual([{ do: 'close', topology: 'mesh' }]);
    expect(after.state).toMatchObject({ target: 'sfu', old: null });
  });

  test('ready is told once an epoch', () => {
    expect(run(delivered, delivered, toSfu, delivered, delivered).done).toEqual([
      'build mesh',
      'tell-ready 1',
      'build sfu',
      'tell-ready 2',
    ]);
  });

  test('a change of mind goes back to what still runs, without building it again', () => {
    const { state, done } = run(toSfu, { type: 'changed', topology: 'mesh', epoch: 3 }, { type: 'settled', epoch: 3 });
    expect(done).toEqual(['build mesh', 'build sfu', 'close sfu']);
    expect(state).toMatchObject({ target: 'mesh', old: null, epoch: 3 });
  });

  test('the same topology under a new epoch must be confirmed again', () => {
    const { state, done } = run(delivered, { type: 'changed', topology: 'mesh', epoch: 2 }, delivered);
    expect(done).toEqual(['build mesh', 'tell-ready 1', 'tell-ready 2']);
    expect(state.old).toBeNull();
  });

  test('late words of an earlier epoch change nothing', () => {
    const { state, done } = run(toSfu, { type: 'settled', epoch: 1 }, { type: 'changed', topology: 'mesh', epoch: 1 });
    expect(done).toEqual(['build mesh', 'build sfu']);
    expect(state).toMatchObject({ target: 'sfu', old: 'mesh', epoch: 2 });
  });
});

describe('a direct way that fails', () => {
  const failed: TopologyEvent = { type: 'failed', topology: 'mesh', cause: 'ice' };

  test('is told once, also after it had worked', () => {
    expect(run(delivered, failed, failed).done).toEqual(['build mesh', 'tell-ready 1', 'tell-failed 1 ice']);
  });

  test('is no longer of interest on the way to the SFU', () => {
    expect(run(toSfu, failed).done).toEqual(['build mesh', 'build sfu']);
  });
});
