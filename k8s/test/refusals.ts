import { profiles, template, type ProfileName } from './render.ts';

/** Values that must be refused, by the schema or by templates/_lib/_checks.tpl, and what the message must name. */
interface Refusal {
  profile: ProfileName;
  set: string[];
  names: string;
  /** Another name of the release than the usual one. */
  release?: string;
}

const schema: [set: string, names: string][] = [
  ['chat.replica=2', "'/chat': additional properties 'replica'"],
  ['colour=blue', "'/colour': got string, want object"],
  ['delivry.replicas=3', "'/delivry': missing properties 'worker'"],
  ['chat.replicas=two', '/chat/replicas'],
  ['chat.replicas=0', '/chat/replicas'],
  ['delivery.replicas=25', '/delivery/replicas'],
  ['delivery.worker.stores={mysql}', '/delivery/worker/stores/0'],
  ['auth.autoscaling.cpuPercent=0', '/auth/autoscaling/cpuPercent'],
  ['environment=staging', '/environment'],
  ['logLevel=loud', '/logLevel'],
  ['host=https://chat.example.org', '/host'],
  ['extraOrigins={chat.example.org}', '/extraOrigins/0'],
  ['image.pullPolicy=Sometimes', '/image/pullPolicy'],
  ['image.tag=a b', '/image/tag'],
  ['kafka.brokers={kafka.example.org}', '/kafka/brokers/0'],
  ['kafka.sasl.mechanism=md5', '/kafka/sasl/mechanism'],
  ['kafka.tls.secretName=Not A Name', '/kafka/tls/secretName'],
  ['s3.bucket=Pictures', '/s3/bucket'],
  ['s3.url=s3.example.org', '/s3/url'],
  ['storesCa.secretName=Not A Name', '/storesCa/secretName'],
  ['limits.sendPerUser.rate=0', '/limits/sendPerUser/rate'],
  ['limits.sendPerUser.rate=1', "missing property 'burst'"],
  ['secrets.redisUrl.secretName=Not A Name', '/secrets/redisUrl/secretName'],
  ['secrets.sessionKey.value=x', "additional properties 'sessionKey'"],
  ['video.media.workers=65', '/video/media/workers'],
  ['video.media.firstPort=80', '/video/media/firstPort'],
  ['video.media.expose=ClusterIP', '/video/media/expose'],
  ['gateway.service.type=ExternalName', '/gateway/service/type'],
  ['gateway.service.loadBalancerSourceRanges={10.0.0.1}', '/gateway/service/loadBalancerSourceRanges/0'],
  ['gateway.trustedProxies={10.244.0.1}', '/gateway/trustedProxies/0'],
  ['gateway.limits.connections=65536', '/gateway/limits/connections'],
  ['gateway.limits.conections=5', "additional properties 'conections'"],
  ['gateway.workerConnections=0', '/gateway/workerConnections'],
  ['monitoring.prometheusRule.runbookUrl=docs/runbook', '/monitoring/prometheusRule/runbookUrl'],
  ['coturn.image=coturn', '/coturn/image'],
  ['coturn.externalAddress=turn.example.org', '/coturn/externalAddress'],
  ['turnUrls={stun:turn.example.org}', '/turnUrls/0'],
  ['spread.whenUnsatisfiable=Never', '/spread/whenUnsatisfiable'],
  ['networkPolicy.stores.redis.ports={}', '/networkPolicy/stores/redis/ports'],
  ['networkPolicy.dns=null', "missing property 'dns'"],
  ['auth.resources.requests.cpu=much', '/auth/resources/requests/cpu'],
  ['auth.resources.request.cpu=1', "additional properties 'request'"],
  ['tracing.endpoint=collector:4318', '/tracing/endpoint'],
  ['tracing.ratio=2', '/tracing/ratio'],
  ['dev.storage=large', '/dev/storage'],
];

const weakUrl = (scheme: string, password: string): string => `${scheme}://parley:${password}@db.example.org/parley`;
const key = '-----BEGIN PRIVATE KEY-----';

const contradictions: Refusal[] = [
  { profile: 'default', set: ['host='], names: 'host:' },
  { profile: 'dev', set: ['dev.enabled=false'], names: 'kafka.brokers:' },
  { profile: 'default', set: ['secrets.mongoUrl.secretName='], names: 'secrets.mongoUrl:' },
  { profile: 'default', set: ['turnUrls={turn:turn.example.org:3478}'], names: 'secrets.turnSecret:' },
  { profile: 'default', set: ['auth.signingKeys.secretName='], names: 'auth.signingKeys.secretName:' },
  { profile: 'default', set: ['tls.secretName='], names: 'tls.secretName:' },
  { profile: 'default', set: ['tls.certificate=x', 'tls.key=x'], names: 'tls:' },
  { profile: 'inline', set: ['tls.key='], names: 'tls:' },
  { profile: 'inline', set: ['auth.signingKeys.keys.2026\\.pem=hallo'], names: 'auth.signingKeys.keys: 2026.pem' },
  { profile: 'default', set: [`auth.signingKeys.keys.2026\\.pem=${key}`], names: 'auth.signingKeys:' },
  { profile: 'default', set: ['secrets.redisUrl.value=redis://:4f9d0c1be27a8365@redis'], names: 'secrets.redisUrl:' },
  { profile: 'inline', set: ['secrets.redisUrl.value=http://redis'], names: 'secrets.redisUrl.value:' },
  { profile: 'inline', set: ['secrets.callTicketSecret.value=4f9d0c1b'], names: 'secrets.callTicketSecret.value:' },
  { profile: 'dev', set: ['environment=production'], names: 'dev.enabled:' },
  { profile: 'dev', set: ['secrets.postgresUrl.secretName=mine'], names: 'secrets.postgresUrl:' },
  { profile: 'dev', set: ['secrets.postgresOwnerUrl.secretName=mine'], names: 'secrets.postgresOwnerUrl:' },
  { profile: 'dev', set: ['secrets.redisUrl.value=redis://redis'], names: 'secrets.redisUrl:' },
  { profile: 'dev', set: ['kafka.brokers={kafka.example.org:9092}'], names: 'kafka.brokers:' },
  { profile: 'dev', set: ['kafka.sasl.secretName=kafka'], names: 'kafka.sasl and kafka.tls:' },
  { profile: 'dev', set: ['redis.accounts.secretName=redis'], names: 'redis.accounts.secretName:' },
  { profile: 'default', set: ['redis.accounts.secretName=redis'], names: 'redis.accounts.secretName:' },
  { profile: 'dev', set: ['s3.url=https://s3.example.org'], names: 's3.url:' },
  { profile: 'default', set: ['s3.accessKey='], names: 's3.url:' },
  { profile: 'dev', set: ['kafka.tls.enabled=true'], names: 'kafka.sasl and kafka.tls:' },
  { profile: 'dev', set: ['storesCa.secretName=ca'], names: 'storesCa.secretName:' },
  { profile: 'default', set: ['kafka.tls.secretName=ca'], names: 'kafka.tls.secretName:' },
  { profile: 'default', release: '1st-chat', set: [], names: 'the name of the release:' },
  { profile: 'dev', set: ['video.replicas=2'], names: 'video.media.expose:' },
  { profile: 'dev', set: ['video.media.firstPort=40000'], names: 'video.media.firstPort:' },
  { profile: 'default', set: ['video.media.domain='], names: 'video.media.domain:' },
  { profile: 'default', set: ['video.media.announcedAddress=203.0.113.9'], names: 'video.media:' },
  { profile: 'default', set: ['video.media.firstPort=65535'], names: 'video.media.firstPort:' },
  {
    profile: 'inline',
    set: ['video.media.announcedAddress=203.0.113.9'],
    names: 'video.media.announcedAddress:',
  },
  { profile: 'prod', set: ['chat.autoscaling.minReplicas=20'], names: 'chat.autoscaling.minReplicas:' },
  { profile: 'prod', set: ['chat.resources.requests.cpu=null'], names: 'chat.resources.requests.cpu:' },
  { profile: 'default', set: ['monitoring.serviceMonitor.enabled=true'], names: 'networkPolicy.monitoring:' },
  { profile: 'default', set: ['tracing.endpoint=http://collector:4318'], names: 'networkPolicy.tracing:' },
  { profile: 'prod', set: ['turnUrls={turn:turn.example.org:3478}'], names: 'turnUrls:' },
  { profile: 'prod', set: ['coturn.host='], names: 'coturn.host:' },
  { profile: 'prod', set: ['coturn.tlsSecretName='], names: 'coturn.tlsSecretName:' },
  { profile: 'prod', set: ['coturn.relayPorts.first=65500'], names: 'coturn.relayPorts:' },
  { profile: 'prod', set: ['coturn.perUser=13'], names: 'coturn.perUser:' },
  { profile: 'prod', set: ['coturn.relayPorts.count=40'], names: 'coturn.perUser:' },
  { profile: 'default', set: ['ingress.enabled=true'], names: 'ingress.enabled:' },
  { profile: 'inline', set: ['ingress.tlsSecretName='], names: 'ingress.tlsSecretName:' },
];

/** In production each of these is too weak; the message must not repeat it. */
const weak: Refusal[] = [
  ['postgresUrl', weakUrl('postgres', 'parley')],
  ['postgresUrl', weakUrl('postgres', 'changeme-please')],
  ['postgresOwnerUrl', weakUrl('postgres', 'parley')],
  ['redisUrl', 'redis://redis.example.org:6379'],
  ['redisUrl', 'redis://:short@redis.example.org:6379'],
  ['mongoUrl', weakUrl('mongodb', 'my-password-2026')],
  ['turnSecret', 'notlongenough'],
].map(([name, value]) => ({
  profile: 'inline',
  set: ['environment=production', `secrets.${name}.value=${value}`],
  names: `secrets.${name}.value:`,
}));

/** Every planted fault, with a name for the report. */
export const refusals: readonly Refusal[] = [
  ...schema.map(([set, names]): Refusal => ({ profile: 'default', set: [set], names })),
  ...contradictions,
  ...weak,
];

/** Why a refusal is not one: the values were taken, or the message is not about them, or tells the secret. */
export async function findTaken(helm: string, { profile, set, names, release }: Refusal): Promise<string[]> {
  try {
    await template(helm, profiles[profile], set, release);
    return ['these values were taken'];
  } catch (error) {
    const { stderr } = error as { stderr: string };
    const [, secret] = /^secrets\.\w+\.value=(.*)$/.exec(set.at(-1) ?? '') ?? [];
    if (!stderr.includes(names)) return [`the message does not name ${names}\n${stderr}`];
    return secret && stderr.includes(secret) ? ['the message tells the secret'] : [];
  }
}
