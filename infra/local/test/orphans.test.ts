import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { endOrphans, orphansOf } from '../src/supervisor/orphans.ts';
import { identify, isAlive, type ProcessIdentity } from '../src/supervisor/process-identity.ts';
import type { StackState } from '../src/supervisor/state.ts';

function startSleeper(): { child: ChildProcess; identity: ProcessIdentity } {
  const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
  const identity = identify(child.pid ?? 0);
  if (!identity) throw new Error('sleep did not start');
  return { child, identity };
}

function stateWith(...identities: ProcessIdentity[]): StackState {
  const line = { name: 'x', kind: 'store', pid: 1, health: 'ready', restarts: 0, since: '' } as const;
  const processes = identities.map(identity => ({ ...line, identity }));
  const supervisor = { pid: 1, startedAt: 'long ago' };
  return { phase: 'running', url: '', httpsUrl: '', stack: 'native', supervisor, processes };
}

test('what a killed supervisor left is ended; a later process with the same pid is not', async () => {
  const [left, later] = [startSleeper(), startSleeper()];
  const reused = { pid: later.identity.pid, startedAt: 'before' };
  const orphans = orphansOf(stateWith(left.identity, reused));
  expect(orphans).toEqual([left.identity]);
  await endOrphans(orphans);
  expect(isAlive(left.identity)).toBe(false);
  expect(isAlive(later.identity)).toBe(true);
  later.child.kill('SIGKILL');
  await once(later.child, 'exit');
  expect(isAlive(later.identity)).toBe(false);
});

test('a data folder that held no stack has no orphans', () => {
  expect(orphansOf(undefined)).toEqual([]);
});
