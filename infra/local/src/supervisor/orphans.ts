import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, signalGroup, type ProcessIdentity } from './process-identity.ts';
import type { StackState } from './state.ts';

const GRACE_MS = 2_000;

/** The servers that a killed supervisor left running: exactly those, never a later process with the same pid. */
export function orphansOf(state: StackState | undefined): ProcessIdentity[] {
  const identities = state?.processes.flatMap(({ identity }) => identity ?? []) ?? [];
  return identities.filter(isAlive);
}

/** Ends orphans: asks (SIGINT, which every server here obeys and which ends PostgreSQL's sessions), then kills. */
export async function endOrphans(orphans: readonly ProcessIdentity[]): Promise<void> {
  for (const { pid } of orphans) signalGroup(pid, 'SIGINT');
  const limit = performance.now() + GRACE_MS;
  while (orphans.some(isAlive) && performance.now() < limit) await sleep(50);
  for (const orphan of orphans.filter(isAlive)) signalGroup(orphan.pid, 'SIGKILL');
  while (orphans.some(isAlive)) await sleep(20);
}
