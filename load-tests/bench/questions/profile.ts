import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parleyCrowd } from '../lib/crowds.ts';
import type { Table } from '../lib/finding.ts';
import { selfByOwner, toSvg, treeOf, type Frame } from '../lib/flame-graph.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { profileOf } from '../lib/profiler.ts';
import type { Question } from '../lib/question.ts';
import { scratch } from '../lib/run.ts';
import { settle, usualSize as size } from '../lib/town.ts';

const sending = { perSecond: 1_000, warmSeconds: 3, bodyChars: 100 };
const seconds = 12;
const shownOwners = 15;

/** What a chat node and a delivery worker spend their time with. */
export const profile: Question = {
  name: 'profile',
  async ask({ platform, pace, say }) {
    const crowd = await LoadProcess.connect(parleyCrowd(platform, await settle(platform, size)));
    const tables: Table[] = [];
    for (const name of ['chat-1', 'delivery-1']) {
      const send = () => crowd.send({ ...sending, seconds: seconds * pace }, platform.pids);
      const { profile: sampled } = await profileOf(platform.pidNow(name), send);
      const root = treeOf(sampled);
      say(`written: ${write(name, root)}`);
      tables.push(shares(name, root));
    }
    await crowd.leave();
    return {
      title: 'Where the time goes',
      method:
        `Sampled by the inspector of each process in turn, at ${sending.perSecond} messages/s in rooms of ${size.roomSize}; ` +
        'time without what is called, by whose code it is. Time in which a process waits is left out. Sampling itself costs something.',
      figures: [],
      tables,
    };
  },
};

function write(name: string, root: Frame): string {
  mkdirSync(scratch, { recursive: true });
  const file = join(scratch, `${name}.svg`);
  writeFileSync(file, toSvg(root, `${name}, ${sending.perSecond} messages/s`));
  return file;
}

function shares(name: string, root: Frame): Table {
  const rows = selfByOwner(root)
    .slice(0, shownOwners)
    .map(([owner, self]) => [owner, (self / root.total) * 100]);
  return { title: `${name}, % of its time`, columns: ['code of', '%'], rows };
}
