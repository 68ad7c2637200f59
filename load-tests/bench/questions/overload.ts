import { promiseFigures } from '../lib/completeness.ts';
import { parleyCrowd } from '../lib/crowds.ts';
import { LoadProcess } from '../lib/load-process.ts';
import { cpuShares, hopTimes, measure } from '../lib/measured.ts';
import type { Question } from '../lib/question.ts';
import { settle, usualSize as size } from '../lib/town.ts';

/** Three times what the machine of development can do. */
const perSecond = 5_000;
const seconds = 60;

/** What becomes of those who send when there is far too much. */
export const overload: Question = {
  name: 'overload',
  async ask({ platform, pace, say }) {
    const crowd = await LoadProcess.connect(parleyCrowd(platform, await settle(platform, size)));
    const sending = { perSecond, warmSeconds: 0, seconds: seconds * pace, bodyChars: 100 };
    const run = await measure(platform, crowd, sending);
    const { outcome } = run;
    await crowd.leave();
    const { completeness, delivered, refused, settledMs } = outcome;
    // An unanswered send is what nobody must see, so it is among the promises too.
    const answered = completeness.acked + Object.values(completeness.refused).reduce((sum, count) => sum + count, 0);
    say(`${completeness.sent} sent, ${completeness.acked} accepted, ${completeness.sent - answered} without an answer`);
    const name = (what: string) => `${perSecond}/s for ${seconds * pace} s: ${what}`;
    return {
      title: 'Far too much',
      method:
        `${perSecond} messages/s in rooms of ${size.roomSize}, whatever comes back. Refusals are counted from the moment a send was due, so that a ` +
        'generator that is late makes them look slower than they were. What has not arrived 15 s after the last send counts as missing, ' +
        'though it may still come.',
      figures: [
        { name: name('accepted, delivered p99'), value: delivered.p99, unit: 'ms', atMost: 2_000 },
        { name: name('refused, answered p99'), value: refused.p99, unit: 'ms', atMost: 100 },
        { name: name('nothing under way any more after'), value: settledMs, unit: 'ms', atMost: 5_000 },
        { name: name('without an answer'), value: completeness.sent - answered, unit: '', atMost: 0 },
        ...promiseFigures(name('accepted'), { ...completeness, sent: completeness.acked }),
      ],
      tables: [
        {
          title: 'ms',
          columns: ['send →', 'count', 'p50', 'p95', 'p99', 'max'],
          rows: Object.entries({ acknowledged: outcome.ack, delivered, refused }).map(([what, spread]) => [
            what,
            ...[spread.count, spread.p50, spread.p95, spread.p99, spread.max],
          ]),
        },
        hopTimes([run]),
        cpuShares([run]),
      ],
    };
  },
};
