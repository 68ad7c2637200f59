import type { Page } from '../page.ts';
import { lines } from '../panels.ts';
import { quantile, rareRate, rate } from '../queries.ts';

export const calls: Page = {
  uid: 'parley-calls',
  title: 'Parley: calls',
  rows: {
    'Who is in': [
      lines('Calls', 'short', 'By node.', ['sum by (node) (parley_calls)', '{{node}}']),
      lines(
        'People',
        'short',
        'By node, and the largest call.',
        ['sum by (node) (parley_call_peers)', '{{node}}'],
        ['max(parley_call_largest_peers)', 'largest call'],
      ),
      lines(
        'Begun and ended',
        'ops',
        'Calls.',
        [rate('parley_calls_started_total'), 'begun'],
        [rate('parley_calls_ended_total'), 'ended'],
      ),
    ],
    'Getting in and out': [
      lines('Joins', 'ops', 'By outcome.', [rate('parley_call_joins_total', 'outcome'), '{{outcome}}']),
      lines('Leaving', 'ops', 'By reason.', [rate('parley_call_leaves_total', 'reason'), '{{reason}}']),
      lines(
        'Tickets and rings',
        'ops',
        'Tickets by kind of room, rings by how they ended, and calls that a limit kept silent.',
        [rate('parley_call_tickets_total', 'room_kind'), 'ticket: {{room_kind}}'],
        [rate('parley_call_rings_total', 'outcome'), 'ring: {{outcome}}'],
        [rate('parley_call_rings_refused_total'), 'silent: rung too often'],
      ),
      lines(
        'Length',
        's',
        'Of calls that ended.',
        [quantile(0.5, 'parley_call_duration_seconds'), 'p50'],
        [quantile(0.95, 'parley_call_duration_seconds'), 'p95'],
      ),
      lines('Hand-overs', 'ops', 'Between direct connections and the server.', [
        rate('parley_call_topology_changes_total', 'topology'),
        'to {{topology}}',
      ]),
      lines(
        'Moderated',
        'ops',
        'People let speak on stages or sent back to listen, and people moved to another channel.',
        [rate('parley_call_stage_changes_total', 'speaks'), 'speaks: {{speaks}}'],
        [rate('parley_call_moves_total'), 'moved'],
      ),
      lines('Lines in conversations', 'ops', 'What calls left behind.', [
        rate('parley_call_lines_total', 'line'),
        '{{line}}',
      ]),
    ],
    'What people see': [
      lines('First picture, p95', 's', 'From joining; promised below 3 s.', [
        quantile(0.95, 'parley_call_first_frame_seconds', 'topology'),
        '{{topology}}',
      ]),
      lines('Loss, p90', 'percentunit', 'Of packets, as clients report it.', [
        quantile(0.9, 'parley_call_loss_ratio', 'topology'),
        '{{topology}}',
      ]),
      lines('Round trip, p95', 's', 'Of media.', [
        quantile(0.95, 'parley_call_round_trip_seconds', 'topology'),
        '{{topology}}',
      ]),
      lines(
        'Frozen pictures and failed ways',
        'ops',
        'As clients report them.',
        [rareRate('parley_call_freezes_total'), 'frozen'],
        [rareRate('parley_call_path_failures_total', 'cause'), 'failed: {{cause}}'],
      ),
      lines('How media travels', 'ops', 'Reports by topology, and whether a relay was needed.', [
        rate('parley_call_reports_total', 'topology, relayed'),
        '{{topology}}, relayed: {{relayed}}',
      ]),
      lines('Bitrate', 'bps', 'Of the last report.', [
        'sum by (direction) (parley_call_bitrate_bits)',
        '{{direction}}',
      ]),
    ],
    'Media workers': [
      lines('CPU', 'percentunit', 'Of a core; above 85 % pictures suffer.', [
        'rate(parley_media_worker_cpu_seconds[$__rate_interval])',
        '{{node}}:{{port}}',
      ]),
      lines('Consumers', 'short', 'From 500 on a call spreads to the next worker.', [
        'parley_media_worker_consumers',
        '{{node}}:{{port}}',
      ]),
      lines('Media objects', 'short', 'What the workers hold: grows without end only when something leaks.', [
        'sum by (kind) (parley_media_objects)',
        '{{kind}}',
      ]),
      lines(
        'Workers',
        'short',
        'That run, and that died in the last hour.',
        ['sum(parley_media_workers)', 'run'],
        ['sum(increase(parley_media_worker_deaths_total[1h]))', 'died'],
      ),
      lines('Between nodes', 'ops', 'Commands carried out on another node.', [
        rate('parley_call_relayed_commands_total'),
        'relayed',
      ]),
      lines('Events dropped', 'ops', 'That Kafka was never told.', [
        rate('parley_call_events_dropped_total'),
        'dropped',
      ]),
    ],
  },
};
