import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { openLayout } from '../data/layout.ts';
import { logFile } from '../supervisor/logs.ts';
import { readState } from '../supervisor/state.ts';

/** Starts the stack in the background, shows its progress until it is up, resolves with the exit code. */
export async function startDetached(config: Config): Promise<number> {
  const layout = openLayout(config.dataDir);
  // Read through the descriptor: a throw-away stack that cannot start removes its folder, and its last words count most.
  const descriptor = openSync(logFile(layout.logs, 'parley'), 'a+', 0o600);
  let shown = fstatSync(descriptor).size;
  const main = process.argv[1] ?? '';
  const child = spawn(process.execPath, [main, 'start'], { detached: true, stdio: ['ignore', descriptor, descriptor] });
  child.unref();
  const isUp = (): boolean => {
    const state = readState(layout.state);
    return state?.supervisor.pid === child.pid && state?.phase === 'running';
  };
  let running = true;
  while (running && child.exitCode === null && child.signalCode === null) {
    await sleep(100);
    running = !isUp();
    const text = readFrom(descriptor, shown);
    shown += text.length;
    process.stdout.write(text);
  }
  closeSync(descriptor);
  if (running) return 1;
  console.log('It runs in the background: `npm run status` shows it, `npm stop` ends it.');
  return 0;
}

function readFrom(descriptor: number, position: number): Buffer {
  const text = Buffer.alloc(fstatSync(descriptor).size - position);
  return text.subarray(0, readSync(descriptor, text, 0, text.length, position));
}
