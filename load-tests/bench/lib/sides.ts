import { startBarePath, type BarePath } from './bare-path.ts';
import { bareCrowd, parleyCrowd } from './crowds.ts';
import { LoadProcess } from './load-process.ts';
import type { Platform } from './platform.ts';
import { settle, usualSize } from './town.ts';
import type { Crowd } from '../load/job.ts';

/** Those who are compared: a crowd, and the processes that serve it. */
export interface Side {
  crowd: LoadProcess;
  pids: BarePath['pids'];
}

/** Parley and the bare path on the same stores, with the same people in the same rooms. */
export interface Sides {
  parley: Side;
  plain: Side;
  stop(): Promise<void>;
}

/** The compilers of Kafka's JVM and of V8 have their work behind them after this. */
const warmUp = { perSecond: 800, warmSeconds: 0, seconds: 20, bodyChars: 100 };

export async function startSides(platform: Platform): Promise<Sides> {
  const town = await settle(platform, usualSize);
  const bare = await startBarePath(platform);
  try {
    const parley = await warm(platform.pids, parleyCrowd(platform, town));
    const plain = await warm(bare.pids, bareCrowd(bare, town));
    return {
      parley,
      plain,
      async stop() {
        await Promise.all([parley, plain].map(({ crowd }) => crowd.leave()));
        await bare.stop();
      },
    };
  } catch (error) {
    await bare.stop();
    throw error;
  }
}

async function warm(pids: Side['pids'], doors: Crowd): Promise<Side> {
  const crowd = await LoadProcess.connect(doors);
  await crowd.send(warmUp, pids);
  return { crowd, pids };
}
