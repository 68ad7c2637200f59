import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { MongoClient, type Document } from 'mongodb';
import type { Endpoints } from '../data/endpoints.ts';
import { line } from './exposition.ts';

// A process of its own: Debian's MongoDB exporter speaks a protocol that MongoDB has not understood since 5.1.
// The names are those of Percona's exporter, which compose and Kubernetes run.
const SCRAPE_LIMIT_MS = 3_000;

const [, , listen = '127.0.0.1:9216', endpointsFile = ''] = process.argv;
const [host, port] = listen.split(':');
const { mongoMonitorUrl } = JSON.parse(readFileSync(endpointsFile, 'utf8')) as Endpoints;
const limits = { serverSelectionTimeoutMS: SCRAPE_LIMIT_MS, socketTimeoutMS: SCRAPE_LIMIT_MS, maxPoolSize: 2 };
const client = new MongoClient(mongoMonitorUrl, limits);

/** One line for each number of a section. */
function each(name: string, label: string, section: Document): string[] {
  const numbers = Object.entries(section).filter(([, value]) => Number.isFinite(Number(value)));
  return numbers.map(([of, value]) => line(name, value, { [label]: of }));
}

async function figures(): Promise<string[]> {
  const admin = client.db('admin');
  const status = await admin.command({ serverStatus: 1 });
  const set = await admin.command({ replSetGetStatus: 1 });
  const cache = status.wiredTiger.cache as Document;
  return [
    line('mongodb_up', 1),
    line('mongodb_instance_uptime_seconds', status.uptime),
    line('mongodb_rs_myState', set.myState),
    ...each('mongodb_ss_connections', 'conn_type', status.connections),
    ...each('mongodb_ss_opcounters', 'legacy_op_type', status.opcounters),
    ...each('mongodb_ss_metrics_document', 'doc_op_type', status.metrics.document),
    line('mongodb_ss_mem_resident', status.mem.resident),
    line('mongodb_ss_network_bytesIn', status.network.bytesIn),
    line('mongodb_ss_network_bytesOut', status.network.bytesOut),
    line('mongodb_ss_wt_cache_bytes_currently_in_the_cache', cache['bytes currently in the cache']),
    line('mongodb_ss_wt_cache_maximum_bytes_configured', cache['maximum bytes configured']),
  ];
}

const server = createServer((request, response) => {
  const answer =
    request.url === '/metrics' ? figures().catch(() => [line('mongodb_up', 0)]) : Promise.resolve(['/metrics']);
  void answer.then(lines =>
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(`${lines.join('\n')}\n`),
  );
});
server.listen(Number(port), host);
process.once('SIGTERM', () => process.exit(0));
