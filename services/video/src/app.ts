import { once } from 'node:events';
import http from 'node:http';
import { keepTrying } from '@parley/runtime/process/keep-trying';
import { untilSubscribed } from '@parley/runtime/stores/redis';
import { answerBrokenRequests, requestBounds } from '@parley/runtime/http/slow-requests';
import { startBeats } from './beats.ts';
import type { VideoContext } from './context.ts';
import { serveSockets } from './sockets/connect.ts';
import { dismissUnwelcome } from './sockets/dismiss.ts';
import { drainSockets } from './sockets/drain.ts';
import { Evictions } from './sockets/evictions.ts';
import { createVideoIo } from './sockets/video-io.ts';

/** Opens the door of a video node: signalling alone, for tickets are issued by chat. */
export async function startApp(ctx: VideoContext): Promise<void> {
  const { service, config, kafka, media, directory, revocations, bus } = ctx;
  const server = http.createServer(requestBounds, (_request, response) => response.writeHead(404).end());
  answerBrokenRequests(server);
  const evictions = new Evictions();
  const io = createVideoIo(ctx, server, evictions);
  serveSockets(ctx, io);
  drainSockets(ctx, io);
  await untilSubscribed([dismissUnwelcome(ctx, io, evictions), bus.open(), revocations.start()]);
  void keepTrying('call topics', service.logger, () => kafka.ensureTopics());
  await directory.beat(media.load).catch(() => undefined);
  startBeats(ctx);
  service.onStop('stop-accepting', 'http server', () => server.close());
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
}
