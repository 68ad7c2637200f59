/** Names of the variables by which a store would be reached without TLS. */
export function findPlainStores(values: Record<string, unknown>): string[] {
  const plain = ['POSTGRES_URL', 'REDIS_URL', 'MONGO_URL', 'S3_URL'].filter(name => {
    const url = values[name];
    return typeof url === 'string' && !speaksTls(url);
  });
  const { KAFKA_BROKERS, KAFKA_TLS, KAFKA_CA } = values;
  return KAFKA_BROKERS && KAFKA_TLS !== 'on' && !KAFKA_CA ? [...plain, 'KAFKA_TLS'] : plain;
}

/** Why a process with these does not start, with the fix. */
export function describePlainStores(names: readonly string[]): string {
  return (
    `STORES_TLS is required, but ${names.join(' and ')} would reach a store without TLS; ` +
    'use ?sslmode=verify-full for PostgreSQL, rediss: for Redis, ?tls=true for MongoDB, https: for S3, KAFKA_TLS=on for Kafka'
  );
}

/** Each store says it in its own way; one that takes plain connections when TLS fails does not count. */
function speaksTls(url: string): boolean {
  if (/^(rediss|https:)/i.test(url)) return true;
  if (/^mongodb\+srv:/i.test(url)) return !/[?&](tls|ssl)=false/i.test(url);
  if (/^mongodb:/i.test(url)) return /[?&](tls|ssl)=true/i.test(url);
  return /^postgres/i.test(url) && /[?&]sslmode=(require|verify-ca|verify-full)\b/i.test(url);
}
