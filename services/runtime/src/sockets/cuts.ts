import { counter } from '../telemetry/metrics.ts';

const cuts = counter(
  'parley_sockets_cut_total',
  'Sockets that were cut for what they sent, or for reading too slowly',
  ['reason'],
  ['unknown_command', 'flood', 'too_slow'],
);

export function countCut(reason: 'unknown_command' | 'flood' | 'too_slow'): void {
  cuts.inc({ reason });
}
