import { setTimeout as sleep } from 'node:timers/promises';
import { ComposeStack } from '../compose/compose-stack.ts';
import { readRecord } from '../compose/record.ts';
import type { Config } from '../config.ts';
import { layoutOf } from '../data/layout.ts';
import { endOrphans, orphansOf } from '../supervisor/orphans.ts';
import { Problem } from '../problem.ts';
import { isAlive } from '../supervisor/process-identity.ts';
import { terminalProgress } from '../progress.ts';
import { isSupervised, readState } from '../supervisor/state.ts';

const LIMIT_MS = 60_000;

/** Ends the stack of this data folder, or what a killed one left; resolves with the exit code. */
export async function stop(config: Config): Promise<number> {
  if (readRecord(config.dataDir)) return stopCompose(config);
  const state = readState(layoutOf(config.dataDir).state);
  if (!isSupervised(state)) {
    const orphans = orphansOf(state);
    await endOrphans(orphans);
    console.log(
      orphans.length > 0 ? `Ended ${orphans.length} servers without a supervisor.` : 'Parley does not run here.',
    );
    return 0;
  }
  const { supervisor } = state;
  process.kill(supervisor.pid, 'SIGTERM');
  const limit = performance.now() + LIMIT_MS;
  while (isAlive(supervisor)) {
    if (performance.now() > limit)
      throw new Problem('Parley does not end.', `kill -9 ${supervisor.pid}, then npm stop`);
    await sleep(50);
  }
  console.log('Parley is stopped.');
  return 0;
}

async function stopCompose(config: Config): Promise<number> {
  const stack = await ComposeStack.open(config, terminalProgress());
  await stack.stop();
  console.log('Parley is stopped. Its data stays in the volumes of Docker.');
  return 0;
}
