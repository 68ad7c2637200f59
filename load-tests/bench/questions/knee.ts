import type { Finding } from '../lib/finding.ts';
import { median } from '../lib/percentiles.ts';
import type { Asked, Question } from '../lib/question.ts';
import { startSides, type Side } from '../lib/sides.ts';
import { usualSize as size } from '../lib/town.ts';

/** The highest delivered p95 that people do not notice, in ms. */
const goodMs = 100;
const rounds = 3;
/** Messages a second. Each is a fifth above the last, so that a ratio of 1.2 is one step. */
const rates = [...Array(24).keys()].map(step => Math.round(40 * 1.2 ** step));
/** A single slow run may be the machine's. */
const missesToEnd = 2;

/** How much can be sent before delivery gets slow, beside the bare path. */
export const knee: Question = {
  name: 'knee',
  async ask(asked) {
    const { parley, plain, stop } = await startSides(asked.platform);
    try {
      const found: { parley: number; plain: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const pair = { parley: await kneeOf(asked, parley), plain: await kneeOf(asked, plain) };
        asked.say(`up to ${pair.parley}/s within ${goodMs} ms, bare ${pair.plain}/s`);
        found.push(pair);
      }
      return toFinding(found);
    } finally {
      await stop();
    }
  },
};

/** The highest rate with a good p95; 0 when there is none. */
async function kneeOf({ pace }: Asked, { crowd, pids }: Side): Promise<number> {
  let [best, misses] = [0, 0];
  for (const perSecond of rates) {
    const sending = { perSecond, warmSeconds: 2, seconds: 6 * pace, bodyChars: 100 };
    const { outcome } = await crowd.send(sending, pids);
    if (outcome.completeness.missing > 0) throw new Error(`${outcome.completeness.missing} deliveries are missing`);
    if (outcome.delivered.p95 <= goodMs) [best, misses] = [perSecond, 0];
    else misses += 1;
    if (misses === missesToEnd) break;
  }
  return best;
}

function toFinding(found: { parley: number; plain: number }[]): Finding {
  const ratio = median(found.map(({ parley, plain }) => parley / plain));
  return {
    title: 'The knee',
    method:
      `The highest rate with a delivered p95 of at most ${goodMs} ms in rooms of ${size.roomSize}, going up by a fifth until it was missed ` +
      `${missesToEnd} times in a row; in turns with the bare path, ${rounds} pairs.`,
    figures: [
      { name: 'highest rate', value: median(found.map(({ parley }) => parley)), unit: 'messages/s' },
      { name: 'highest rate, times the bare path', value: ratio, unit: '×', atLeast: 1.2 },
    ],
    tables: [
      {
        title: 'Each pair, messages/s',
        columns: ['Parley', 'bare path'],
        rows: found.map(({ parley, plain }) => [parley, plain]),
      },
    ],
  };
}
