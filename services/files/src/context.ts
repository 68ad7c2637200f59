import { keepTrying } from '@parley/runtime/process/keep-trying';
import type { Authenticate } from '@parley/runtime/http/mount';
import { createRateLimiter, type RateLimiter } from '@parley/runtime/limits/rate-limit';
import type { Service } from '@parley/runtime/process/service';
import {
  connectRedis,
  connectRedisSubscriber,
  untilReady,
  untilSubscribed,
  type Redis,
} from '@parley/runtime/stores/redis';
import { redisBreaker } from '@parley/runtime/stores/store-breaker';
import { jwksAt, KeyRing } from '@parley/runtime/tokens/jwks';
import { Revocations } from '@parley/runtime/tokens/revocations';
import { createTokenVerifier } from '@parley/runtime/tokens/verify-token';
import type { FilesConfig } from './config.ts';
import { Turns } from './domain/turns.ts';
import { filesEvents, type FilesEvents } from './events.ts';
import { createPictureStore, type PictureStore } from './stores/picture-store.ts';
import { openS3 } from './stores/s3.ts';

/** Everything that files works with, wired once. */
export interface FilesContext {
  service: Service;
  config: FilesConfig;
  events: FilesEvents;
  authenticate: Authenticate;
  limiter: RateLimiter;
  pictures: PictureStore;
  /** Decoding takes a core and memory, so that few pictures are decoded at a time. */
  turns: Turns;
}

/** Wires files. Without Redis or S3 it starts degraded. */
export async function createContext(service: Service, config: FilesConfig): Promise<FilesContext> {
  const { logger, node } = service;
  const redis = connectRedis(config.REDIS_URL, { name: node, logger });
  const revocations = await followRevocations(service, config, redis);
  return {
    service,
    config,
    events: filesEvents(logger),
    authenticate: createTokenVerifier({ keys: new KeyRing(jwksAt(config.AUTH_JWKS_URL)), revocations }),
    limiter: createRateLimiter(redis, redisBreaker()),
    pictures: openPictures(service, config),
    turns: new Turns({ concurrency: config.PARLEY_PICTURE_CONCURRENCY, maxWaiting: 20, maxWaitMs: 5_000 }),
  };
}

async function followRevocations(service: Service, config: FilesConfig, redis: Redis): Promise<Revocations> {
  const { logger, node } = service;
  const subscriber = connectRedisSubscriber(config.REDIS_URL, { name: `${node}-sub`, logger });
  service.health.depend('redis', () => redis.ping(), { critical: false });
  service.onStop('close', 'redis', () => Promise.all([redis.quit(), subscriber.quit()]));
  const revocations = new Revocations({ redis, subscriber, logger });
  service.onStop('close', 'revocations', () => revocations.close());
  await untilReady(redis);
  await untilSubscribed([revocations.start()]);
  return revocations;
}

function openPictures(service: Service, config: FilesConfig): PictureStore {
  const s3 = openS3(config);
  const pictures = createPictureStore(s3, config.S3_BUCKET);
  service.health.depend('s3', () => pictures.probe(), { critical: false });
  service.onStop('close', 's3', () => s3.destroy());
  void keepTrying('the bucket of pictures', service.logger, () => pictures.open());
  return pictures;
}
