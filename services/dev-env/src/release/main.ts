import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@parley/local/config';
import { terminalProgress } from '@parley/local/progress';
import { provision } from '@parley/local/tools/provision';
import { readCommandLine } from '@parley/runtime/process/command-line';
import { Clone } from '../rehearsal/clone.ts';
import { Page } from '../rehearsal/page.ts';
import { conclude, Rehearsal } from '../rehearsal/rehearsal.ts';
import { holdCalls, holdColumn, holdMessages, holdRestarts, holdRows, holdSends } from './holds.ts';
import { NextRelease } from './next-release.ts';
import { Traffic } from './traffic.ts';

readCommandLine({
  command: 'npm run test:release',
  about:
    'Takes a native stack to a made-up next release with a migration, back, and forward again, while people use it, with the\n' +
    'commands of docs/operators/upgrade.md. Needs about 5 minutes.',
});

/** With traffic alone, before and after each change. */
const calmMs = 5_000;
const two = { PARLEY_AUTH_NODES: '2', PARLEY_CHAT_NODES: '2', PARLEY_DELIVERY_WORKERS: '2' };

const progress = terminalProgress();
await provision(['jq', 'postgres'], readConfig().cacheDir, progress);
const clone = await Clone.make(two, progress);
const next = new NextRelease(clone);
const rehearsal = new Rehearsal(clone, new Page('upgrade'), { newer: next.folder });

async function goForward(): Promise<void> {
  next.checkOut();
  await rehearsal.follow('Native: migrate');
  await rehearsal.follow('Native: one process after the other');
  await holdColumn(rehearsal, true);
  await sleep(calmMs);
}

/** The older release runs on the tables of the newer one, then without what that one added. */
async function goBack(): Promise<void> {
  next.checkOutOlder();
  await rehearsal.follow('Native: one process after the other');
  await sleep(calmMs);
  await holdRows(rehearsal);
  await rehearsal.follow('Native: take the newest migration back');
  await holdColumn(rehearsal, false);
  await sleep(calmMs);
}

try {
  await clone.run('npm start -- --detach');
  const traffic = await Traffic.start();
  await sleep(calmMs);
  await goForward();
  await goBack();
  await goForward();
  const verdict = await traffic.end();
  await holdRestarts(rehearsal, 3);
  holdCalls(rehearsal, traffic);
  holdSends(rehearsal, traffic);
  holdMessages(rehearsal, verdict);
} finally {
  await clone.remove();
}
process.exit(conclude(rehearsal.findings));
