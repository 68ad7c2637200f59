import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { createAdminServer } from './admin-server.ts';
import type { ProcessConfig } from './config.ts';
import { Drain, type DrainStage } from './drain.ts';
import { Health } from './health.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';
import { gauge } from '../telemetry/metrics.ts';
import { drainSeconds } from './processes.ts';
import { useTracers } from '../telemetry/tracing.ts';

const drainLimitMs = drainSeconds * 1_000;
const draining = gauge('parley_node_draining', '1 while the process is on its way out');

/** A process: its log, its health and its ordered end. */
export interface Service {
  name: string;
  node: string;
  logger: Logger;
  health: Health;
  /** Opens the admin server and begins to probe; call when everything else is wired. */
  start(): Promise<void>;
  onStop(stage: DrainStage, what: string, work: () => unknown): void;
  /** For what cannot be mended from inside: logs, and leaves the restart to the supervisor. */
  fail(error: unknown, why: string): void;
}

interface ServiceOptions {
  name: string;
  config: ProcessConfig;
}

/** Makes a process a good citizen: SIGTERM drains in order, an unknown error ends it with a log line. */
export function createService({ name, config }: ServiceOptions): Service {
  const logger = createLogger({ service: name, node: config.PARLEY_NODE, level: config.LOG_LEVEL });
  const health = new Health();
  const drain = new Drain(logger);
  const admin = createAdminServer({ service: name, node: config.PARLEY_NODE, health });

  async function stop(signal: string): Promise<void> {
    logger.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), drainLimitMs).unref();
    draining.set(1);
    health.drain();
    await drain.run();
    admin.close();
    logger.info('stopped');
    process.exit(0);
  }

  function fail(error: unknown, why: string): void {
    logger.fatal({ err: error }, why);
    process.exit(1);
  }

  /** Loaded only now: a process without traces does not pay for what makes them. */
  async function startTracing(endpoint: string): Promise<void> {
    const { createTracers } = await import('../telemetry/tracing-sdk.ts');
    const tracers = createTracers({
      service: name,
      node: config.PARLEY_NODE,
      endpoint,
      ratio: config.OTEL_TRACES_SAMPLER_ARG,
    });
    useTracers(tracers);
    drain.add('close', 'traces', () => tracers.close().catch(() => undefined));
  }

  process.once('SIGTERM', () => void stop('SIGTERM'));
  process.once('SIGINT', () => void stop('SIGINT'));
  process.on('uncaughtException', error => fail(error, 'uncaught exception'));
  process.on('unhandledRejection', error => fail(error, 'unhandled rejection'));

  return {
    name,
    node: config.PARLEY_NODE,
    logger,
    health,
    onStop: (stage, what, work) => drain.add(stage, what, work),
    fail,
    async start() {
      if (config.OTEL_EXPORTER_OTLP_ENDPOINT) await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT);
      await health.start();
      admin.listen(config.METRICS_PORT, config.HOST);
      await once(admin, 'listening');
      logger.info({ metricsPort: config.METRICS_PORT }, 'started');
      // What was compiled is there for the next start, however this one ends.
      flushCompileCache();
    },
  };
}
