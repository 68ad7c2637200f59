import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts } from '@parley/dev-env/free-ports';
import { environmentOf } from '@parley/runtime/kafka/kafka-connection';
import type { Platform } from '../../bench/lib/platform.ts';
import { workerBinary } from './media-workers.ts';

/** A video node beside those of the platform, at an address of its own. */
export interface VideoNode {
  url: string;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../../services/video/src/main.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const readyTries = 100;
const retryMs = 200;

/** @param origin of the pages that may speak to it */
export async function startVideoNode(platform: Platform, address: string, origin: string): Promise<VideoNode> {
  const [port, adminPort, mediaPort] = await freePorts(3);
  const env = {
    PATH: process.env['PATH'],
    PARLEY_ENV: 'test',
    PARLEY_NODE: 'video-bench',
    HOST: address,
    PORT: String(port),
    METRICS_PORT: String(adminPort),
    LOG_LEVEL: 'error',
    // A database of its own: the platform's nodes do not know of it, and give it no calls.
    REDIS_URL: `${platform.redisUrl}/1`,
    ...environmentOf(platform.kafka.video),
    PUBLIC_ORIGINS: origin,
    CALL_TICKET_SECRET: platform.callTicketSecret,
    MEDIA_LISTEN_IP: address,
    MEDIA_PORTS: String(mediaPort),
    MEDIASOUP_WORKER_BIN: workerBinary(platform),
  };
  const child = spawn(process.execPath, [program], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  await untilReady(`http://${address}:${adminPort}/readyz`).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url: `http://${address}:${port}`, stop };
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < readyTries; attempt += 1) {
    const isReady = await fetch(url).then(
      response => response.ok,
      () => false,
    );
    if (isReady) return;
    await sleep(retryMs);
  }
  throw new Error('The video node of the bench does not become ready');
}
