import { chromium } from './chromium.ts';
import { javaSocketIo } from './java-socketio.ts';
import { k6 } from './k6.ts';
import { kafka } from './kafka.ts';
import { executable } from './locate.ts';
import { mediasoupWorker } from './mediasoup-worker.ts';
import { mongo } from './mongo.ts';
import { mongoTools } from './mongo-tools.ts';
import { nginx } from './nginx.ts';
import { postgres } from './postgres.ts';
import { pythonSocketIo } from './python-socketio.ts';
import { redis } from './redis.ts';
import { s3proxy } from './s3proxy.ts';
import { schemathesis } from './schemathesis.ts';
import type { Tool } from './tool.ts';

/** Every tool by its name. */
export const tools = {
  postgres,
  redis,
  kafka,
  mongo,
  mongoTools,
  s3proxy,
  nginx,
  mediasoupWorker,
  turnserver: executable('turnserver', 'coturn'),
  java: executable('java', 'default-jre-headless'),
  javac: executable('javac', 'default-jdk-headless'),
  javaSocketIo,
  maven: executable('mvn', 'maven'),
  python: executable('python3', 'python3', 'python3-pip'),
  pythonSocketIo,
  schemathesis,
  go: executable('go', 'golang-go'),
  k6,
  chromium,
  chromiumShell: executable('chromium-headless-shell', 'chromium-headless-shell'),
  curl: executable('curl', 'curl'),
  jq: executable('jq', 'jq'),
  openssl: executable('openssl', 'openssl'),
  prometheus: executable('prometheus', 'prometheus'),
  promtool: executable('promtool', 'prometheus'),
  alertmanager: executable('prometheus-alertmanager', 'prometheus-alertmanager'),
  nodeExporter: executable('prometheus-node-exporter', 'prometheus-node-exporter'),
  redisExporter: executable('prometheus-redis-exporter', 'prometheus-redis-exporter'),
  postgresExporter: executable('prometheus-postgres-exporter', 'prometheus-postgres-exporter'),
  blackboxExporter: executable('prometheus-blackbox-exporter', 'prometheus-blackbox-exporter'),
  mtail: executable('mtail', 'mtail'),
  nginxExporter: executable('prometheus-nginx-exporter', 'prometheus-nginx-exporter'),
} satisfies Record<string, Tool>;

/** The name of a tool. */
export type ToolName = keyof typeof tools;
