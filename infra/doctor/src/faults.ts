/**
 * Every fault that the doctor knows, by its stable code. The hundreds tell the part: 1 the way in, 2 calls, 3 machines,
 * 4 secrets, 5 PostgreSQL, 6 MongoDB, 7 Redis, 8 Kafka, 9 the doctor itself. A code is never given a second meaning.
 */
export const faults = {
  'PD-101':
    'Start the gateway (npm start; docker compose up -d gateway; kubectl rollout restart deployment/parley-gateway), or correct PARLEY_URL.',
  'PD-102': 'Look into the log of the part that is named; /readyz of its admin port says which dependency it misses.',
  'PD-103': 'Look into the log of auth. With an account of your own: check DOCTOR_LOGIN and DOCTOR_PASSWORD.',
  'PD-104': 'Let every proxy before the gateway pass Upgrade and Connection on, for /socket.io/ and /rtc/socket.io/.',
  'PD-105': 'Check that every chat node has the same REDIS_URL and KAFKA_BROKERS and that a delivery worker runs.',
  'PD-106': 'Run two chat nodes at least: PARLEY_CHAT_NODES=2, --scale chat=2, or chat.replicas in the chart.',
  'PD-107':
    'Check that auth runs (docker compose logs auth; kubectl logs deployment/parley-auth) and AUTH_KEYS_DIR holds a key; chat reads it at AUTH_JWKS_URL.',
  'PD-108': 'Put a valid certificate in its place and reload the gateway (coturn: SIGUSR2).',
  'PD-109': 'Renew the certificate now; look why its renewal did not run by itself.',
  'PD-110': 'Use a certificate for this name from an authority that clients trust, with the whole chain in its file.',
  'PD-201': 'Start coturn; open its port for UDP and the relay ports (min-port to max-port).',
  'PD-202': 'Start coturn; open its port for TCP.',
  'PD-203': "Give chat's TURN_SECRET and coturn's static-auth-secret the same value, and restart chat.",
  'PD-204': 'Open the TLS port of coturn and give it a certificate (cert, pkey).',
  'PD-205': 'Set MEDIA_ANNOUNCED_ADDRESS (native: PARLEY_MEDIA_ANNOUNCED_ADDRESS) to the address that browsers reach.',
  'PD-206': 'Open the media ports (MEDIA_PORTS) for UDP and TCP at the announced address.',
  'PD-207': 'Set TURN_URLS and TURN_SECRET in chat; without TURN, people behind strict firewalls cannot call.',
  'PD-208': 'Check that chat and video have the same CALL_TICKET_SECRET and that a video node is ready.',
  'PD-301': 'Run an NTP client (chrony, systemd-timesyncd) on this machine and on that of the service.',
  'PD-302': 'Run an NTP client on the machine of the store.',
  'PD-303': 'Free space or enlarge the disk: stores refuse writes when it is full.',
  'PD-304': 'Run the services on Node 24 or newer.',
  'PD-401': 'Give it a random value of its own: openssl rand -hex 32',
  'PD-402': 'chmod 600 the file: it holds secrets.',
  'PD-403': 'Demand a password: requirepass (Redis), scram-sha-256 in pg_hba.conf, security.authorization (MongoDB).',
  'PD-501': 'Start PostgreSQL, or correct POSTGRES_URL.',
  'PD-502': 'Upgrade PostgreSQL to 15 or newer.',
  'PD-503':
    'Run the migrations: node services/auth/src/migrate.ts up (docker compose up auth-migrations; helm upgrade)',
  'PD-504': 'Run the version of Parley that applied it, or take the migrations back with that version first.',
  'PD-505': 'Turn fsync and synchronous_commit on: a crash loses accounts and sessions otherwise.',
  'PD-601': 'Start MongoDB, or correct MONGO_URL.',
  'PD-602': 'Upgrade MongoDB to 6.0 or newer.',
  'PD-603': 'Start mongod with --replSet and run rs.initiate(): transactions and majority writes need a replica set.',
  'PD-604': 'Restart a chat node: it creates missing indexes when it starts.',
  'PD-605': 'Restore it: rs.reconfig with writeConcernMajorityJournalDefault true, journaling on.',
  'PD-606': 'Set up three data-bearing members in production.',
  'PD-607': 'Restart a chat node: it runs them after its start, and its log says why one failed.',
  'PD-608':
    'Set the parameter transactionLifetimeLimitSeconds of mongod to 5: what a dead process holds is free sooner.',
  'PD-701': 'Start Redis, or correct REDIS_URL.',
  'PD-702': 'Upgrade Redis to 7.0 or newer: sharded pub/sub is used.',
  'PD-703':
    'CONFIG SET maxmemory-policy noeviction, and in redis.conf: limits, presence and calls must not be evicted.',
  'PD-704': 'Raise maxmemory, or find what grows with redis-cli --bigkeys.',
  'PD-705': 'Free disk space for the snapshot, or CONFIG SET stop-writes-on-bgsave-error no.',
  'PD-801': 'Start Kafka, or correct KAFKA_BROKERS and the advertised listeners.',
  'PD-802': 'Upgrade Kafka to 3.0 or newer.',
  'PD-803': 'Restart a chat node or delivery worker: it creates missing topics when it starts.',
  'PD-804': 'kafka-topics --alter --partitions N while no messages flow: a room must not change its partition.',
  'PD-805': 'Give the topic three replicas (kafka-reassign-partitions) on three brokers.',
  'PD-806': 'Set min.insync.replicas of the topic to 2 with three replicas, and never above their number.',
  'PD-807': 'Bring the missing broker back; until then one more failure stops or loses messages.',
  'PD-808':
    'Look into the log of the subscriber; start more of them (PARLEY_DELIVERY_WORKERS) if it keeps up with nothing.',
  'PD-809':
    'Read their reason header, fix the cause and put them back with src/replay.ts: docs/runbook/dead-letters.md',
  'PD-810': 'Start a subscriber of that group: delivery workers for chat-delivery, chat nodes for the others.',
  'PD-811': 'kafka-configs --alter --add-config cleanup.policy=… on the topic.',
  'PD-901': 'Try again; if it stays, look into the log of the part that the check asks.',
} as const;

export type FaultCode = keyof typeof faults;

/** One fault that was found: what is wrong here, and how to mend it. */
export interface Fault {
  readonly code: FaultCode;
  readonly what: string;
  readonly fix: string;
}

/** A fault of that code, told in one line. */
export function fault(code: FaultCode, what: string): Fault {
  return { code, what: what.split('\n', 1)[0] ?? '', fix: faults[code] };
}
