import type { Page } from '../page.ts';
import { figure, lines } from '../panels.ts';
import { rate } from '../queries.ts';

const disk = 'fstype!~"tmpfs|overlay|squashfs|ramfs"';

export const capacity: Page = {
  uid: 'parley-capacity',
  title: 'Parley: capacity',
  rows: {
    'Of what it is sized for': [
      figure('Messages', 'percentunit', 'Of 1,667 a second.', `${rate('parley_messages_acked_total')} / 1667`),
      figure(
        'Connections',
        'percentunit',
        'Of 10,000 a node, the fullest one.',
        'max(sum by (node) (parley_socket_connections)) / 10000',
      ),
      figure(
        'CPU',
        'percentunit',
        'Of the machine.',
        '1 - avg(rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))',
      ),
      figure(
        'Memory',
        'percentunit',
        'Of the machine.',
        '1 - sum(node_memory_MemAvailable_bytes) / sum(node_memory_MemTotal_bytes)',
      ),
      figure(
        'Disk',
        'percentunit',
        'The fullest one.',
        `1 - min(node_filesystem_avail_bytes{${disk}} / node_filesystem_size_bytes{${disk}})`,
      ),
      figure(
        'Descriptors',
        'percentunit',
        'Of the process that has most.',
        'max(process_open_fds{app="parley"} / process_max_fds)',
      ),
    ],
    Processes: [
      lines('CPU', 'percentunit', 'Of one core; a Node process can use one.', [
        'sum by (node) (rate(process_cpu_seconds_total{app="parley"}[$__rate_interval]))',
        '{{node}}',
      ]),
      lines('Memory', 'bytes', 'Resident; a chat node is sized for 512 MB.', [
        'process_resident_memory_bytes{app="parley"}',
        '{{node}}',
      ]),
      lines('Event loop, p99', 's', 'How long anything waits for its turn.', [
        'nodejs_eventloop_lag_p99_seconds',
        '{{node}}',
      ]),
      lines('Heap', 'bytes', 'Used.', ['nodejs_heap_size_used_bytes', '{{node}}']),
      lines('Garbage collection', 'percentunit', 'Of the time.', [
        'sum by (node) (rate(nodejs_gc_duration_seconds_sum[$__rate_interval]))',
        '{{node}}',
      ]),
      lines('Age', 's', 'Since its start: a step down is a restart.', [
        'time() - process_start_time_seconds{app="parley"}',
        '{{node}}',
      ]),
    ],
    Machine: [
      lines('CPU', 'percentunit', 'By what it is used for.', [
        'sum by (mode) (rate(node_cpu_seconds_total{mode!="idle"}[$__rate_interval])) / on () group_left () count(count by (cpu) (node_cpu_seconds_total))',
        '{{mode}}',
      ]),
      lines('Load', 'short', 'Of the last minute.', ['node_load1', 'load']),
      lines('Memory left', 'bytes', 'Available.', ['node_memory_MemAvailable_bytes', 'available']),
      lines('Disk left', 'bytes', 'By mount.', [`node_filesystem_avail_bytes{${disk}}`, '{{mountpoint}}']),
      lines('Disk at work', 'percentunit', 'Of the time.', [
        rate('node_disk_io_time_seconds_total', 'device'),
        '{{device}}',
      ]),
      lines(
        'Network',
        'Bps',
        'All devices but loopback.',
        [rate('node_network_receive_bytes_total{device!="lo"}'), 'in'],
        [rate('node_network_transmit_bytes_total{device!="lo"}'), 'out'],
      ),
    ],
  },
};
