import type { Page } from '../page.ts';
import { lines } from '../panels.ts';
import { quantile, rate } from '../queries.ts';

export const stores: Page = {
  uid: 'parley-stores',
  title: 'Parley: stores',
  rows: {
    Together: [
      lines(
        'Up',
        'bool_on_off',
        'As their exporters see them.',
        ['redis_up', 'redis'],
        ['pg_up', 'postgres'],
        ['mongodb_up', 'mongodb'],
        ['kafka_brokers > bool 0', 'kafka'],
      ),
      lines(
        'Storing and telling, p95',
        's',
        'What a batch of messages waits for.',
        [quantile(0.95, 'parley_message_hop_seconds{hop="persist"}'), 'MongoDB'],
        [quantile(0.95, 'parley_message_hop_seconds{hop="fanout"}'), 'Redis'],
      ),
    ],
    Breakers: [
      lines(
        'Reads of stores',
        'short',
        '0 closed, 1 half-open, 2 open: reads are refused at once, or go around Redis.',
        ['parley_breaker_state{name=~"mongodb|redis"}', '{{node}} {{name}}'],
      ),
    ],
    Redis: [
      lines(
        'Memory',
        'bytes',
        'Used, and the limit at which it evicts.',
        ['redis_memory_used_bytes', 'used'],
        ['redis_memory_max_bytes', 'limit'],
      ),
      lines('Commands', 'ops', 'The ten most frequent.', [
        `topk(10, ${rate('redis_commands_total', 'cmd')})`,
        '{{cmd}}',
      ]),
      lines('Time a command takes', 's', 'Inside Redis, on average.', [
        `${rate('redis_commands_duration_seconds_total')} / ${rate('redis_commands_total')}`,
        'all commands',
      ]),
      lines('Clients', 'short', 'Connected.', ['redis_connected_clients', 'clients']),
      lines('Evictions', 'ops', 'Keys thrown out for lack of memory: should be none.', [
        rate('redis_evicted_keys_total'),
        'evicted',
      ]),
    ],
    PostgreSQL: [
      lines(
        'Connections',
        'short',
        'By state; the limit beside it.',
        ['sum by (state) (pg_stat_activity_count{datname="parley"})', '{{state}}'],
        ['max(pg_settings_max_connections)', 'limit'],
      ),
      lines('Size', 'bytes', 'Of the database.', ['pg_database_size_bytes{datname="parley"}', '{{datname}}']),
    ],
    MongoDB: [
      lines('Operations', 'ops', 'By kind.', [rate('mongodb_ss_opcounters', 'legacy_op_type'), '{{legacy_op_type}}']),
      lines('Connections', 'short', 'In use, and left.', [
        'mongodb_ss_connections{conn_type=~"current|available"}',
        '{{conn_type}}',
      ]),
      lines('Cache', 'percentunit', 'Filled share; above 95 % reads go to the disk.', [
        'mongodb_ss_wt_cache_bytes_currently_in_the_cache / mongodb_ss_wt_cache_maximum_bytes_configured',
        'filled',
      ]),
      lines('State', 'short', '1 primary, 2 secondary; anything else is not in service.', [
        'mongodb_rs_myState',
        '{{instance}}',
      ]),
    ],
    'S3: pictures': [
      lines('Pictures given', 'ops', 'By outcome: kept, or why not.', [
        rate('parley_pictures_total', 'outcome'),
        '{{outcome}}',
      ]),
      lines('Encoding, p95', 's', 'To decode a picture, cut it and encode its sizes. One is done at a time.', [
        quantile(0.95, 'parley_picture_encoding_seconds'),
        'p95',
      ]),
    ],
  },
};
