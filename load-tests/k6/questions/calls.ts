import type { Figure } from '../../bench/lib/finding.ts';
import { goals } from '../goals.ts';
import type { Answer } from './question.ts';
import type { Question } from './question.ts';

/** How many calls of two are signalled at the same time, and how fast? */
export const calls: Question = {
  name: 'calls',
  about: 'How many calls of two are signalled at the same time, and how fast?',
  sizes: {
    dev: {
      people: 400,
      rooms: [{ kind: 'room', count: 200, size: 2 }],
      vus: 20,
      connectPerSecond: 40,
      stages: [{ name: 'hold', perSecond: 0, seconds: 30 }],
      settleSeconds: 1,
    },
    full: {
      people: 2_000,
      rooms: [{ kind: 'room', count: goals.calls, size: 2 }],
      vus: 40,
      connectPerSecond: 40,
      stages: [{ name: 'hold', perSecond: 0, seconds: 40 }],
      settleSeconds: 1,
    },
  },
  figures: callFigures,
};

function callFigures({ summary, size }: Answer): Figure[] {
  return [
    { name: 'people in calls', value: summary.count('call_joins'), unit: '', atLeast: size.people },
    { name: 'ticket to joined, p95', value: summary.p95('call_join_time'), unit: 'ms', atMost: goals.connectP95Ms },
    {
      name: 'signal from one to the other, p95',
      value: summary.p95('call_signal_time'),
      unit: 'ms',
      atMost: goals.deliveredP95Ms,
    },
    { name: 'failures', value: summary.count('call_failures'), unit: '', atMost: 0 },
  ];
}
