import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pools, stickyPools } from '@parley/gateway/settings';
import { processNames, workerNames } from '@parley/runtime/process/processes';
import { parse } from 'yaml';
import { ROOT } from '../src/config.ts';
import { writePrometheusConfig } from '../src/compose/prometheus-config.ts';
import { findInHelper, findInSharedTemplates, findInValues, type ChartValues } from './process-list/chart.ts';
import { findInCompose, type ComposeFile } from './process-list/compose.ts';
import {
  findInCode,
  findInConfigurationPage,
  findInDockerfile,
  findInRedisAccounts,
  textOf,
} from './process-list/files.ts';
import { findInGateway } from './process-list/gateway.ts';
import { temporaryFolder } from './temporary-folder.ts';

const compose = parse(textOf('docker-compose.yml'), { merge: true }) as ComposeFile;
const values = parse(textOf('k8s/parley/values.yaml')) as ChartValues;
const helper = textOf('k8s/parley/templates/_lib/_processes.tpl');
const [names, service] = ['_names', '_service'].map(name => textOf(`k8s/parley/templates/_lib/${name}.tpl`));
const routes = globSync('gateway/templates/routes/*.conf', { cwd: ROOT }).map(textOf).join('\n');
const accounts = textOf('infra/redis/accounts.acl');
const dockerfile = textOf('services/Dockerfile');
const configuration = textOf('docs/configuration.md');
const folder = temporaryFolder();

describe('what cannot read the list of processes says the same', () => {
  test('docker-compose.yml', () => expect(findInCompose(compose)).toEqual([]));
  test('the values of the chart', () => expect(findInValues(values)).toEqual([]));
  test('the templates of the chart', () => {
    expect([...findInHelper(helper), ...findInSharedTemplates(names ?? '', service ?? '')]).toEqual([]);
  });
  test('the gateway', () => expect(findInGateway(pools, stickyPools, routes)).toEqual([]));
  test('the accounts of Redis', () => expect(findInRedisAccounts(accounts)).toEqual([]));
  test('the images', () => expect(findInDockerfile(dockerfile)).toEqual([]));
  test('the page of the configuration', () => expect(findInConfigurationPage(configuration)).toEqual([]));
  test.each(processNames)('the code of %s', name => expect(findInCode(name)).toEqual([]));
});

test('names can be a host, a variable and an account', () => {
  expect(processNames.filter(name => !/^[a-z]+$/.test(name))).toEqual([]);
});

test("Compose's Prometheus scrapes every process", () => {
  const file = join(folder, 'prometheus.yml');
  writePrometheusConfig(ROOT, file);
  const { scrape_configs: jobs } = parse(readFileSync(file, 'utf8')) as {
    scrape_configs: { job_name: string; dns_sd_configs?: { names: string[] }[] }[];
  };
  const services = jobs.find(({ job_name }) => job_name === 'services');
  expect(services?.dns_sd_configs?.[0]?.names).toEqual(processNames);
});

/** A copy with one change. */
function changed<T>(whole: T, change: (copy: T) => unknown): T {
  const copy = structuredClone(whole);
  change(copy);
  return copy;
}
const delivery = ({ services }: ComposeFile) => services['delivery'] ?? {};

/** Each check, with something missing here or there: one that cannot fail shows nothing. */
const planted: [found: string, find: () => string[]][] = [
  [
    'docker-compose.yml: there is no service delivery',
    () => findInCompose(changed(compose, file => delete file.services['delivery'])),
  ],
  [
    'docker-compose.yml: the service search is not in the list of processes',
    () => findInCompose(changed(compose, file => (file.services['search'] = delivery(file)))),
  ],
  [
    'docker-compose.yml: delivery: command is ["node","src/main.ts"], the list says ["node","src/worker.ts"]',
    () => findInCompose(changed(compose, file => (delivery(file).command = ['node', 'src/main.ts']))),
  ],
  [
    'docker-compose.yml: delivery: scale is missing, the list says "${PARLEY_DELIVERY_WORKERS:-1}"',
    () => findInCompose(changed(compose, file => delete delivery(file).scale)),
  ],
  [
    'docker-compose.yml: delivery: the secret redis-delivery-url is missing',
    () => findInCompose(changed(compose, file => (delivery(file).secrets = ['mongo-url', 'kafka-delivery-password']))),
  ],
  [
    'docker-compose.yml: delivery: has the secret postgres-url, and the list gives it no postgres',
    () => findInCompose(changed(compose, file => delivery(file).secrets?.push('postgres-url'))),
  ],
  [
    'docker-compose.yml: delivery: depends_on kafka-setup is missing',
    () => findInCompose(changed(compose, file => delete delivery(file).depends_on?.['kafka-setup'])),
  ],
  [
    'docker-compose.yml: secrets: redis-delivery-url is missing',
    () => findInCompose(changed(compose, file => delete file.secrets['redis-delivery-url'])),
  ],
  [
    `docker-compose.yml: the gateway: WORKER_HOSTS is "", the list says "${workerNames.join()}"`,
    () =>
      findInCompose(
        changed(compose, file => Object.assign(file.services['gateway']?.environment ?? {}, { WORKER_HOSTS: '' })),
      ),
  ],
  [
    'k8s/parley/values.yaml: there are no values of delivery',
    () => findInValues(changed(values, all => delete all['delivery'])),
  ],
  [
    'k8s/parley/values.yaml: delivery.worker must be {"image":"chat","entry":"src/worker.ts","stores":["mongo","redis","kafka"]}, as in the list',
    () =>
      findInValues({ ...values, delivery: { worker: { image: 'chat', entry: 'src/worker.ts', stores: ['mongo'] } } }),
  ],
  [
    'k8s/parley/values.yaml: the worker search is not in the list of processes',
    () => findInValues({ ...values, search: values['delivery'] }),
  ],
  [
    'k8s/parley/templates/_lib/_processes.tpl: video is [missing], the list says [redis, kafka]',
    () => findInHelper(helper.replace(/^video: .*$/m, '')),
  ],
  [
    'k8s/parley/templates/_lib/_processes.tpl: bots is [redis], the list says [no such service]',
    () => findInHelper(helper.replace(/^video: /m, 'bots: [redis]\n$&')),
  ],
  [
    'k8s/parley/templates/_lib/_names.tpl: parley.ports.admin is not 9100',
    () => findInSharedTemplates((names ?? '').replace('9100', '9200'), service ?? ''),
  ],
  [
    'k8s/parley/templates/_lib/_service.tpl: /ready is not what probes ask, as in the list',
    () => findInSharedTemplates(names ?? '', (service ?? '').replaceAll('/readyz', '/ready')),
  ],
  ['gateway: pools: video is missing, the list has it', () => findInGateway(['auth', 'chat'], stickyPools, routes)],
  ['gateway: stickyPools: auth is not in the list', () => findInGateway(pools, pools, routes)],
  [
    'gateway: routes: /api/users → auth is missing, the list has it',
    () => findInGateway(pools, stickyPools, routes.replace('/api/users', '/api/people')),
  ],
  [
    'gateway: routes: /api/people → auth is not in the list',
    () => findInGateway(pools, stickyPools, routes.replace('/api/users', '/api/people')),
  ],
  [
    'infra/redis/accounts.acl: there is no account delivery',
    () => findInRedisAccounts(accounts.replace(/^user delivery .*$/m, '')),
  ],
  [
    'infra/redis/accounts.acl: the account search is of no process in the list',
    () => findInRedisAccounts(`${accounts}user search on >@search@ +ping\n`),
  ],
  [
    'services/Dockerfile: there is no stage video',
    () => findInDockerfile(dockerfile.replace('FROM service AS video', '')),
  ],
  [
    'services/Dockerfile: the stage bots is the image of no process',
    () => findInDockerfile(`${dockerfile}\nFROM service AS bots\n`),
  ],
  [
    'services/Dockerfile: ENV does not say PORT=3000 METRICS_PORT=9100',
    () => findInDockerfile(dockerfile.replace('=9100', '=9200')),
  ],
  [
    'services/Dockerfile: HEALTHCHECK does not ask /readyz',
    () => findInDockerfile(dockerfile.replace('/readyz', '/ready')),
  ],
  [
    'docs/configuration.md: PARLEY_CHAT_NODES is not in the table',
    () => findInConfigurationPage(configuration.replaceAll('PARLEY_CHAT_NODES', 'PARLEY_CHATS')),
  ],
  [
    "services/chat/src/worker.ts: it does not call createService({ name: 'delivery', … })",
    () => findInCode('delivery', file => textOf(file).replace("name: 'delivery'", "name: 'deliver'")),
  ],
  [
    'services/chat/src/config.ts: it does not export readWorkerConfig',
    () => findInCode('delivery', file => textOf(file).replaceAll('readWorkerConfig', 'readConfig')),
  ],
];

test.each(planted)('found: %s', (problem, find) => {
  expect(find()).toContain(problem);
});
