import type { Page } from '../page.ts';
import { figure, lines } from '../panels.ts';
import { quantile } from '../queries.ts';

const deadTopics = '{topic=~".+\\\\.dlq"}';

export const kafka: Page = {
  uid: 'parley-kafka',
  title: 'Parley: Kafka',
  rows: {
    Now: [
      figure('Brokers', 'short', 'That answer.', 'kafka_brokers'),
      figure(
        'Partitions with too few copies',
        'short',
        'Nothing is lost yet, but one more failure may.',
        'sum(kafka_topic_partition_under_replicated_partition)',
      ),
      figure('Dead letters that wait', 'short', 'npm run replay puts them back.', 'sum(parley:dead_letters_waiting)'),
    ],
    Topics: [
      lines('Records', 'ops', 'Published, by topic.', [
        'sum by (topic) (rate(kafka_topic_partition_current_offset[$__rate_interval]))',
        '{{topic}}',
      ]),
      lines('Lag', 'short', 'What a group has not read yet.', [
        'sum by (consumergroup, topic) (kafka_consumergroup_lag)',
        '{{consumergroup}}: {{topic}}',
      ]),
      lines('Lag of followers', 'short', 'Of room events that a follower has not applied yet; 0 without followers.', [
        'sum by (follower) (parley_follower_lag_records) or vector(0)',
        '{{follower}}',
      ]),
      lines('Dead letters', 'short', 'All that were ever put aside, by topic.', [
        `sum by (topic) (kafka_topic_partition_current_offset${deadTopics})`,
        '{{topic}}',
      ]),
    ],
    'As the services see it': [
      lines(
        'Publishing',
        's',
        'From the queue of a chat node to the acknowledgement.',
        [quantile(0.5, 'parley_message_hop_seconds{hop="publish"}'), 'p50'],
        [quantile(0.99, 'parley_message_hop_seconds{hop="publish"}'), 'p99'],
      ),
      lines(
        'Reading',
        's',
        'From the log to the delivery worker.',
        [quantile(0.5, 'parley_message_hop_seconds{hop="consume"}'), 'p50'],
        [quantile(0.99, 'parley_message_hop_seconds{hop="consume"}'), 'p99'],
      ),
      lines('Records kept', 'short', 'By topic, from the oldest to the newest.', [
        'sum by (topic) (kafka_topic_partition_current_offset - kafka_topic_partition_oldest_offset)',
        '{{topic}}',
      ]),
      lines('Breakers', 'short', '0 closed, 1 half-open, 2 open: calls are refused at once.', [
        'parley_breaker_state',
        '{{node}} {{name}}',
      ]),
    ],
  },
};
