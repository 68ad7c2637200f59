import type { Figure } from '../../bench/lib/finding.ts';
import { goals } from '../goals.ts';
import type { Answer } from './question.ts';

const none = { unit: '', atMost: 0 };

/** Sockets: how they came in, and who was not there at the end. */
export function connectFigures({ summary, size }: Answer): Figure[] {
  return [
    {
      name: `connected at the end, of ${size.people}`,
      value: size.people - summary.count('devices_away'),
      unit: '',
      atLeast: size.people,
    },
    { name: 'connect p95', value: summary.p95('connect_time'), unit: 'ms', atMost: goals.connectP95Ms },
    { name: 'handshakes sent away for a moment', value: summary.count('refused'), unit: '' },
  ];
}

/** One stage of sending. */
export function stageFigures({ summary, size }: Answer, name: string, judged = true): Figure[] {
  const tag = `stage:${name}`;
  const seconds = size.stages.find(stage => stage.name === name)?.seconds ?? 1;
  const goal = (atMost: number): Partial<Figure> => (judged ? { atMost } : {});
  const sent = summary.count('messages_sent', tag);
  return [
    { name: `${name}: sent a second`, value: sent / seconds, unit: '/s' },
    { name: `${name}: acknowledged p95`, value: summary.p95('ack_time', tag), unit: 'ms' },
    {
      name: `${name}: delivered p95`,
      value: summary.p95('delivered_time', tag),
      unit: 'ms',
      ...goal(goals.deliveredP95Ms),
    },
    {
      name: `${name}: delivered p99`,
      value: summary.p99('delivered_time', tag),
      unit: 'ms',
      ...goal(goals.deliveredP99Ms),
    },
  ];
}

/** The promise: what was acknowledged is there, once, for everybody; and nobody was shown an error. */
export function promiseFigures({ summary, proof }: Answer): Figure[] {
  const sent = summary.count('messages_sent');
  return [
    { name: `not acknowledged, of ${sent} sent`, value: sent - summary.count('messages_acked'), ...none },
    { name: 'acknowledged and lost', value: proof.lost, ...none },
    { name: 'doubled', value: proof.doubled, ...none },
    { name: 'holes in the logs of rooms', value: proof.holes, ...none },
    { name: 'missing on devices at the end', value: summary.count('events_missing'), ...none },
    { name: 'errors shown', value: summary.count('errors_shown'), ...none },
  ];
}

/** Coming back. */
export function backFigures({ summary }: Answer): Figure[] {
  return [
    { name: 'sockets lost', value: summary.count('sockets_lost'), unit: '' },
    { name: 'back p95', value: summary.p95('back_time') / 1_000, unit: 's' },
    { name: 'all back within', value: summary.max('back_time') / 1_000, unit: 's', atMost: goals.backWithinMs / 1_000 },
  ];
}
