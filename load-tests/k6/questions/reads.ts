import type { Figure } from '../../bench/lib/finding.ts';
import { goals } from '../goals.ts';
import { watchCaches } from './watch-caches.ts';
import type { Answer } from './question.ts';
import type { Question } from './question.ts';

/** How many reads a second are answered, and how fast? */
export const reads: Question = {
  name: 'reads',
  about: 'How many reads a second are answered, and how fast?',
  sizes: {
    dev: {
      people: 200,
      rooms: [{ kind: 'room', count: 40, size: 10 }],
      vus: 60,
      history: 150,
      connectPerSecond: 0,
      stages: [
        { name: 'warm', perSecond: 150, seconds: 15 },
        { name: 'steady', perSecond: 300, seconds: 30 },
        { name: 'high', perSecond: 600, seconds: 20 },
      ],
      settleSeconds: 0,
    },
    full: {
      people: 200,
      rooms: [{ kind: 'room', count: 40, size: 10 }],
      vus: 200,
      history: 150,
      connectPerSecond: 0,
      stages: [
        { name: 'warm', perSecond: 500, seconds: 20 },
        { name: 'steady', perSecond: goals.readsPerSecond, seconds: 40 },
      ],
      settleSeconds: 0,
    },
  },
  meanwhile: watchCaches,
  figures: readFigures,
};

function readFigures({ summary, size, noted }: Answer): Figure[] {
  const wanted = size.stages.reduce((sum, { perSecond, seconds }) => sum + perSecond * seconds, 0);
  const stages = size.stages.map(({ name }): Figure => {
    const value = summary.p95('http_req_duration', `stage:${name}`);
    return { name: `${name}: p95`, value, unit: 'ms', ...(name === 'warm' ? {} : { atMost: goals.readP95Ms }) };
  });
  return [
    ...stages,
    {
      name: 'pages of history, steady: p95',
      value: summary.p95('http_req_duration', 'route:history,stage:steady'),
      unit: 'ms',
      atMost: goals.historyP95Ms,
    },
    { name: 'answered', value: summary.value('checks', 'rate'), unit: '', atLeast: goals.available },
    { name: `not asked for in time, of ${wanted}`, value: summary.count('dropped_iterations'), unit: '' },
    ...noted,
  ];
}
