import { callTicketSecret } from '@parley/contracts/call-ticket';
import type { VideoLimit } from '@parley/contracts/limit-names';
import { list, port, processEnv, readConfig, type ProcessConfig } from '@parley/runtime/process/config';
import { kafkaConnection, kafkaEnv, type KafkaConnection } from '@parley/runtime/kafka/kafka-connection';
import { z } from 'zod';

/** `40000-40003` or `40000`: the ports of the media workers, one each, for UDP and TCP both. */
const portRange = z
  .string()
  .regex(/^\d{1,5}(-\d{1,5})?$/, 'a port, or a range like 40000-40003')
  .transform((text, context) => {
    const [first = 0, last = first] = text.split('-').map(Number);
    if (first < 1 || last > 65_535 || last < first || last - first >= 64) {
      context.addIssue('ports between 1 and 65535, at most 64 of them');
      return z.NEVER;
    }
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

const env = z.object({
  ...processEnv,
  PORT: port,
  REDIS_URL: z.string(),
  ...kafkaEnv,
  PUBLIC_ORIGINS: list,
  /** Shared with chat, which signs the tickets. */
  CALL_TICKET_SECRET: callTicketSecret,
  MEDIA_LISTEN_IP: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  MEDIA_ANNOUNCED_ADDRESS: z.string().min(1).optional(),
  /** Where other video nodes reach this one for media; needed only where that cannot be guessed. */
  MEDIA_PIPE_IP: z.ipv4().optional(),
  MEDIA_PORTS: portRange,
  MEDIASOUP_WORKER_BIN: z.string().optional(),
  /** Consumers on a media worker from which on a call spreads to the next one. */
  PARLEY_MEDIA_WORKER_CONSUMERS: z.coerce.number().int().min(1).default(500),
  /** Up to so many people connect directly; 0 for never. */
  PARLEY_CALL_MESH_PEERS: z.coerce.number().int().min(0).max(6).default(2),
  /** Milliseconds that a call must be small again before it leaves our server. */
  PARLEY_CALL_CALM_MS: z.coerce.number().int().min(0).default(5_000),
});

export type VideoConfig = z.output<typeof env> & { kafka: KafkaConnection };
export function readVideoConfig(environment?: NodeJS.ProcessEnv): VideoConfig {
  const config = readConfig(env, environment);
  return { ...config, kafka: kafkaConnection(config) };
}

interface Rate {
  rate: number;
  burst: number;
}

/** Of one socket; `PARLEY_LIMITS` overrides them. */
const defaultLimits: Record<VideoLimit, Rate> = {
  callCommandsPerSocket: { rate: 100, burst: 600 },
  /** What goes to others as it comes: descriptions and candidates, and what is shown of a person. */
  callSignalsPerSocket: { rate: 50, burst: 300 },
  callReportsPerSocket: { rate: 1, burst: 20 },
  callModerationPerSocket: { rate: 5, burst: 100 },
};

export function readLimits({ PARLEY_LIMITS }: Pick<ProcessConfig, 'PARLEY_LIMITS'>): Record<VideoLimit, Rate> {
  const names = Object.keys(defaultLimits) as VideoLimit[];
  return Object.fromEntries(names.map(name => [name, PARLEY_LIMITS[name] ?? defaultLimits[name]])) as Record<
    VideoLimit,
    Rate
  >;
}

/** New sockets with a good ticket that a node takes. */
export function readHandshakeRate({ PARLEY_LIMITS }: Pick<ProcessConfig, 'PARLEY_LIMITS'>): Rate {
  return PARLEY_LIMITS['callHandshakesPerNode'] ?? { rate: 200, burst: 400 };
}
