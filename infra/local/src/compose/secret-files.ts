import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { ACCOUNT, AUTH_ACCOUNT } from '../stores/connections.ts';
import { kafkaPasswords } from '../stores/kafka-accounts.ts';
import { kafkaProperties } from '../stores/kafka-properties.ts';
import type { Layout } from '../data/layout.ts';
import { redisConf, redisUrls } from '../stores/redis-accounts.ts';
import { openSigningKeys, type Secrets } from '../data/secrets.ts';
import { turnserverConf } from '../network/turnserver-conf.ts';

const RELAY_FIRST = 49_160;

interface Ground {
  readonly config: Config;
  readonly layout: Layout;
  readonly secrets: Secrets;
  /** Files in PEM. */
  readonly certificate: { readonly cert: string; readonly key: string };
}

/**
 * Writes the files that docker-compose.yml names, again at each start. A container reads them as whatever account it
 * runs as, so they are readable; the folder that they are in is for its owner alone.
 */
export function writeSecretFiles(ground: Ground): void {
  const folder = join(ground.layout.data, 'secrets');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  for (const [name, text] of Object.entries(textsOf(ground))) writeReadable(join(folder, name), text);
  copyKeys(openSigningKeys(ground.layout), join(folder, 'auth-keys'));
}

function textsOf({ config, secrets, certificate }: Ground): Record<string, string> {
  const { postgres, postgresAuth, mongo, mongoExporter } = secrets;
  return {
    'tls-cert': readFileSync(certificate.cert, 'utf8'),
    'tls-key': readFileSync(certificate.key, 'utf8'),
    'postgres-admin-password': secrets.postgresAdmin,
    'postgres-password': postgres,
    'postgres-auth-password': postgresAuth,
    'postgres-url': `postgres://${AUTH_ACCOUNT}:${postgresAuth}@postgres:5432/${ACCOUNT}`,
    'postgres-owner-url': `postgres://${ACCOUNT}:${postgres}@postgres:5432/${ACCOUNT}`,
    ...redisTexts(secrets),
    'mongo-root-password': secrets.mongoRoot,
    'mongo-password': mongo,
    'mongo-exporter-password': mongoExporter,
    'mongo-key': secrets.mongoKey,
    'mongo-url': `mongodb://${ACCOUNT}:${mongo}@mongo:27017/${ACCOUNT}?replicaSet=rs0&authSource=admin`,
    'mongodb-exporter.env': `MONGODB_URI=mongodb://exporter:${mongoExporter}@mongo:27017/admin?directConnection=true\n`,
    ...kafkaTexts(secrets),
    'call-ticket-secret': secrets.callTicket,
    's3-secret': secrets.s3,
    's3proxy.env': `S3PROXY_CREDENTIAL=${secrets.s3}\nJCLOUDS_CREDENTIAL=${secrets.s3}\n`,
    'turn-secret': secrets.turn,
    'turnserver.conf': turnConf(config, secrets.turn),
    'grafana-admin-password': secrets.grafanaAdmin,
  };
}

/** How each service signs in, and the server that knows them. */
function redisTexts(secrets: Secrets): Record<string, string> {
  const host = 'redis:6379';
  const urls = Object.entries(redisUrls(host, secrets)).map(([account, url]) => [`redis-${account}-url`, url]);
  return {
    ...Object.fromEntries(urls),
    'redis-password': secrets.redis,
    'redis-exporter-passwords': JSON.stringify({ [`redis://exporter@${host}`]: secrets.redisExporter }),
    'redis.conf': redisConf(secrets, 'bind * -::*'),
  };
}

/** The broker's properties, and the password of each account in a file of its own. */
function kafkaTexts(secrets: Secrets): Record<string, string> {
  const passwords = kafkaPasswords(secrets);
  const where = {
    listen: ':9092',
    advertised: 'kafka:9092',
    controllerListen: ':9093',
    controller: 'kafka:9093',
    logDir: '/var/lib/kafka/data',
  };
  const files = Object.entries(passwords).map(([account, password]) => [`kafka-${account}-password`, password]);
  return {
    ...Object.fromEntries(files),
    'kafka.properties': kafkaProperties({ ...where, passwords }),
    // Arguments, one a line: it takes its password in no other way.
    'kafka-exporter.args': `--sasl.enabled\n--sasl.mechanism=plain\n--sasl.username=exporter\n--sasl.password=${passwords.exporter}\n`,
  };
}

function turnConf({ mediaAddress, turnPort, turnTlsPort }: Config, secret: string): string {
  return turnserverConf({
    port: turnPort,
    tlsPort: turnTlsPort,
    relayFirst: RELAY_FIRST,
    dataDir: '/tmp',
    mediaAddress,
    secret,
    certFile: '/run/secrets/tls-cert',
    keyFile: '/run/secrets/tls-key',
  });
}

function copyKeys(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const name of readdirSync(from)) writeReadable(join(to, name), readFileSync(join(from, name), 'utf8'));
}

/** In place: a container that runs has this file mounted, and would not see another one put where it was. */
function writeReadable(file: string, text: string): void {
  if (existsSync(file)) {
    if (readFileSync(file, 'utf8') === text) return;
    chmodSync(file, 0o644);
  }
  writeFileSync(file, text);
  chmodSync(file, 0o444);
}
