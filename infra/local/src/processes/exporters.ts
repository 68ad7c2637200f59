import { join, relative } from 'node:path';
import type { Part } from '../stack/stack-context.ts';
import { exporter } from './exporter.ts';

const flag = (listen: string): string => `--web.listen-address=${listen}`;

/** The exporters of the machine and of each server that does not speak Prometheus itself. Secrets go by environment. */
export const exporters: readonly Part[] = [
  exporter({ job: 'node', tool: 'nodeExporter', run: async (_stack, listen) => ({ args: [flag(listen)] }) }),
  exporter({
    job: 'redis',
    tool: 'redisExporter',
    of: 'redis',
    run: async ({ ports, secrets }, listen) => ({
      args: [flag(listen)],
      env: {
        REDIS_ADDR: `redis://127.0.0.1:${await ports.claim('redis')}`,
        REDIS_USER: 'exporter',
        REDIS_PASSWORD: secrets.redisExporter,
      },
    }),
  }),
  exporter({
    job: 'postgres',
    tool: 'postgresExporter',
    of: 'postgres',
    run: async ({ ports, secrets }, listen) => {
      const address = `127.0.0.1:${await ports.claim('postgres')}`;
      const source = `postgresql://postgres:${secrets.postgresAdmin}@${address}/postgres?sslmode=disable`;
      return { args: [flag(listen)], env: { DATA_SOURCE_NAME: source } };
    },
  }),
  exporter({
    job: 'mongodb',
    of: 'mongo',
    run: async ({ config, layout }, listen) => ({
      args: [join(config.root, 'infra/local/src/monitoring/mongo-exporter.ts'), listen, layout.endpoints],
    }),
  }),
  exporter({
    job: 'kafka',
    of: 'kafka',
    run: async ({ config, layout }, listen) => ({
      args: [join(config.root, 'infra/local/src/monitoring/kafka-exporter.ts'), listen, layout.endpoints],
    }),
  }),
  exporter({
    job: 'gateway',
    tool: 'nginxExporter',
    of: 'gateway',
    run: async ({ ports }, listen) => {
      const source = `http://127.0.0.1:${await ports.claim('gateway-status')}/stub_status`;
      return { args: [flag(listen), `--nginx.scrape-uri=${source}`] };
    },
  }),
  exporter({
    job: 'gateway-log',
    tool: 'mtail',
    of: 'gateway',
    run: async ({ config, layout }, listen) => {
      const [address, port] = listen.split(':');
      const programs = join(config.root, 'infra/prometheus/exporters/gateway.mtail');
      // mtail takes it for a list of patterns: from the data folder it is a plain name.
      const log = relative(layout.data, join(layout.logs, 'gateway/access.log'));
      const files = [`--progs=${programs}`, `--logs=${log}`, '--emit_prog_label=false', '--logtostderr'];
      return { args: [`--address=${address}`, `--port=${port}`, ...files], cwd: layout.data };
    },
  }),
  exporter({
    job: 'probe',
    tool: 'blackboxExporter',
    of: 'gateway',
    probes: ({ address }) => `https://127.0.0.1:${address.httpsPort}/health`,
    run: async ({ config }, listen) => ({
      args: [flag(listen), `--config.file=${join(config.root, 'infra/prometheus/exporters/blackbox.yml')}`],
    }),
  }),
];
