import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { openLayout } from '../layout.ts';
import { logFile } from '../logs.ts';
import { readState } from '../state.ts';

/** Starts the stack in the background, shows its progress until it is up, resolves with the exit code. */
export async function startDetached(config: Config): Promise<number> {
  const layout = openLayout(config.dataDir);
  const log = logFile(layout.logs, 'parley');
  const descriptor = openSync(log, 'a');
  let shown = statSync(log).size;
  const main = process.argv[1] ?? '';
  const child = spawn(process.execPath, [main, 'start'], { detached: true, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  child.unref();
  const isUp = (): boolean => {
    const state = readState(layout.state);
    return state?.supervisor.pid === child.pid && state?.phase === 'running';
  };
  let running = true;
  while (running && child.exitCode === null && child.signalCode === null) {
    await sleep(100);
    running = !isUp();
    const text = readFileSync(log).subarray(shown);
    shown += text.length;
    process.stdout.write(text);
  }
  if (running) return 1;
  console.log('It runs in the background: `npm run status` shows it, `npm stop` ends it.');
  return 0;
}
