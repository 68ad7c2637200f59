import type { Page } from '../page.ts';
import { lines } from '../panels.ts';
import { quantile, rareRate, rate } from '../queries.ts';

export const sockets: Page = {
  uid: 'parley-sockets',
  title: 'Parley: sockets',
  rows: {
    Connections: [
      lines('By node', 'short', 'A node is sized for 10,000.', [
        'sum by (node) (parley_socket_connections)',
        '{{node}}',
      ]),
      lines('Handshakes', 'ops', 'By outcome.', [rate('parley_socket_handshakes_total', 'outcome'), '{{outcome}}']),
      lines('Turned away', 'ops', 'A node takes 100 new connections a second.', [
        rareRate('parley_socket_handshakes_total{outcome!="ok"}', 'node'),
        '{{node}}',
      ]),
    ],
    Abuse: [
      lines(
        'Cut',
        'ops',
        'Ended for an unknown command or a flood, which none of our clients sends, or for reading too slowly.',
        [rate('parley_sockets_cut_total', 'reason'), '{{reason}}'],
      ),
    ],
    Commands: [
      lines('By command', 'ops', 'Answered commands.', [
        rate('parley_socket_commands_total', 'command'),
        '{{command}}',
      ]),
      lines('p95 by command', 's', 'From arrival to the ack.', [
        quantile(0.95, 'parley_socket_command_duration_seconds', 'command'),
        '{{command}}',
      ]),
      lines('Not ok', 'ops', 'By command and reason.', [
        rareRate('parley_socket_commands_total{outcome!="ok"}', 'command, outcome'),
        '{{command}}: {{outcome}}',
      ]),
    ],
    Nodes: [
      lines('Event loop, p99', 's', 'Above 100 ms everything on the node waits.', [
        'nodejs_eventloop_lag_p99_seconds{job=~"chat|video"}',
        '{{node}}',
      ]),
      lines('Draining', 'bool_on_off', 'On its way out.', ['parley_node_draining', '{{node}}']),
      lines('Channels in Redis', 'short', 'One for each room that some node serves.', [
        'redis_pubsub_channels',
        'channels',
      ]),
    ],
  },
};
