import type { Page } from '../page.ts';
import { figure, lines } from '../panels.ts';
import { quantile, rareRate, rate } from '../queries.ts';

const hops = {
  accept: 'Checks of the chat node: membership, limits, key.',
  publish: 'From the queue to the acknowledgement of Kafka.',
  consume: 'From Kafka to the delivery worker.',
  persist: 'Deciding and storing a batch in MongoDB.',
  fanout: 'The cache and the publication in Redis.',
  total: 'From acceptance to the sockets of a node.',
};

const hop = ([name, description]: [string, string]) => {
  const histogram = `parley_message_hop_seconds{hop="${name}"}`;
  return lines(
    `Hop: ${name}`,
    's',
    description,
    [quantile(0.5, histogram), 'p50'],
    [quantile(0.95, histogram), 'p95'],
    [quantile(0.99, histogram), 'p99'],
  );
};

export const messages: Page = {
  uid: 'parley-messages',
  title: 'Parley: path of a message',
  rows: {
    'The promise': [
      figure('p95', 's', 'Promised: below 100 ms.', quantile(0.95, 'parley_message_hop_seconds{hop="total"}')),
      figure('p99', 's', 'Promised: below 200 ms.', quantile(0.99, 'parley_message_hop_seconds{hop="total"}')),
      figure('Messages a second', 'ops', 'Acknowledged.', rate('parley_messages_acked_total')),
      figure(
        'Waiting for delivery',
        'short',
        'Behind the last batch of each partition.',
        'sum(parley_delivery_lag_records)',
      ),
      figure('Dead letters that wait', 'short', 'In all topics.', 'sum(parley:dead_letters_waiting)'),
      figure(
        'Rejected in an hour',
        'short',
        'Acknowledged, and refused by the log.',
        'sum(increase(parley_messages_rejected_total[1h]))',
      ),
    ],
    'Hop by hop': Object.entries(hops).map(hop),
    'What goes through': [
      lines('Accepted', 'ops', 'Passed every check.', [rate('parley_messages_accepted_total', 'kind'), '{{kind}}']),
      lines('Acknowledged', 'ops', 'By Kafka.', [rate('parley_messages_acked_total', 'kind'), '{{kind}}']),
      lines('Stored', 'ops', 'With their place in the room.', [
        rate('parley_messages_persisted_total', 'kind'),
        '{{kind}}',
      ]),
      lines('Digests', 'ops', 'Of large rooms, to those who do not look at them, instead of their messages.', [
        rate('parley_room_digests_total', 'node'),
        '{{node}}',
      ]),
    ],
    'Too much to do': [
      lines('Given up', 'ops', 'Typing first, then presence, receipts, and at last sends, which are refused.', [
        rate('parley_shed_total', 'what'),
        '{{what}}',
      ]),
      lines(
        'Under way',
        'short',
        'Messages that a node accepted and has not seen come back; at the bound it refuses sends.',
        ['sum by (node) (parley_messages_under_way)', '{{node}}'],
        ['sum by (node) (parley_messages_under_way_bound)', '{{node}}: bound'],
      ),
      lines('Age of the queue to Kafka', 's', 'How long the first send waits that is not on its way yet.', [
        'max by (node) (parley_log_queue_age_seconds)',
        '{{node}}',
      ]),
      lines('Slow sockets', 'ops', 'Went without messages, and were told to fetch them.', [
        rate('parley_slow_sockets_total'),
        'sockets',
      ]),
    ],
    'What should not happen': [
      lines('Refused sends', 'ops', 'Could not be put into the log.', [
        rareRate('parley_messages_publish_failed_total', 'reason'),
        '{{reason}}',
      ]),
      lines('Refused by the log', 'ops', 'Acknowledged events, by reason.', [
        rareRate('parley_messages_rejected_total', 'reason'),
        '{{reason}}',
      ]),
      lines('Dead letters', 'ops', 'Records that could not be applied.', [
        rareRate('parley_dead_letters_total', 'topic'),
        '{{topic}}',
      ]),
      lines(
        'Write conflicts and repeats',
        'ops',
        'Conflicts: another writer was first. Repeats: stored before.',
        [rate('parley_delivery_conflicts_total'), 'conflicts'],
        [rate('parley_messages_duplicate_total'), 'repeats'],
      ),
      lines('Gaps', 'ops', 'Ranges that clients fetched: `sync` after a reconnect, `changes` after a missed hint.', [
        rareRate('parley_gap_repairs_total', 'by'),
        '{{by}}',
      ]),
      lines('Lag', 'short', 'Records behind the last batch.', [
        'sum by (node) (parley_delivery_lag_records)',
        '{{node}}',
      ]),
    ],
    Caches: [
      lines('Hits', 'percentunit', 'Of the reads of each cache.', [
        'sum by (cache) (rate(parley_cache_reads_total{outcome="hit"}[$__rate_interval])) / sum by (cache) (rate(parley_cache_reads_total[$__rate_interval]))',
        '{{cache}}',
      ]),
      lines('Reads', 'ops', 'By cache and outcome.', [
        rate('parley_cache_reads_total', 'cache, outcome'),
        '{{cache}} {{outcome}}',
      ]),
    ],
    Rooms: [
      lines('Changes', 'ops', 'Created, joined, left and handed over; requests of strangers accepted and declined.', [
        rate('parley_room_changes_total', 'change'),
        '{{change}}',
      ]),
      lines('Spaces', 'ops', 'Spaces changed; people who joined, left, or got other roles.', [
        rate('parley_space_changes_total', 'change'),
        '{{change}}',
      ]),
      lines('Reports', 'ops', 'Messages reported to the moderators of a space (open), and reports resolved (done).', [
        rate('parley_reports_total', 'state'),
        '{{state}}',
      ]),
      lines(
        'Audit logs of spaces',
        'ops',
        'Exports, and entries removed because they are older than they are kept.',
        [rate('parley_audit_exports_total', 'format'), 'exported as {{format}}'],
        [rate('parley_audit_forgotten_total'), 'removed'],
      ),
      lines(
        'Onboardings',
        'ops',
        'Newcomers of spaces who answered or skipped, and whether they accepted rules with it.',
        [rate('parley_onboardings_total', 'rules'), 'rules: {{rules}}'],
      ),
      lines('Mentions', 'ops', 'Messages that call people by name, those with a role, or all who are connected.', [
        rate('parley_mentions_total', 'kind'),
        '{{kind}}',
      ]),
      lines('Blocks', 'ops', 'People blocked and unblocked.', [
        rate('parley_block_changes_total', 'change'),
        '{{change}}',
      ]),
    ],
  },
};
