import type { VideoContext } from './context.ts';
import { countMediaObjects } from './media/media-objects.ts';

const secondMs = 1_000;
const showEveryMs = 5_000;
const measureEveryMs = 5_000;

/** What a node does by the clock: it shows that it lives and which calls it has, sweeps up, and measures its workers. */
export function startBeats(ctx: VideoContext): void {
  const { service, directory, media, calls, events } = ctx;
  const quietly = (work: () => Promise<void>) => () => {
    // Redis is away: the next beat comes.
    void work().catch((error: unknown) => service.logger.debug({ err: error }, 'a beat was missed'));
  };
  const timers = [
    setInterval(
      quietly(() => directory.beat(media.load)),
      secondMs,
    ),
    setInterval(
      quietly(async () => calls.beat()),
      showEveryMs,
    ),
    setInterval(
      quietly(() => calls.sweep()),
      showEveryMs,
    ),
    setInterval(
      quietly(() => measure(ctx)),
      measureEveryMs,
    ),
    setInterval(() => events.callsHeld(calls.all.map(call => call.peers.length)), secondMs),
  ];
  service.onStop('stop-accepting', 'beats', () => timers.forEach(clearInterval));
}

async function measure({ media, events }: VideoContext): Promise<void> {
  events.workersCounted(media.alive.length);
  events.mediaCounted(await countMediaObjects());
  for (const worker of media.alive) events.workerMeasured(worker.port, worker.load, await worker.cpuSeconds());
}
