import type { Figure } from '../../bench/lib/finding.ts';
import { goals } from '../goals.ts';
import type { Answer } from './question.ts';
import type { Question } from './question.ts';

/** How many people a second can sign in? */
export const auth: Question = {
  name: 'auth',
  about: 'How many people a second can sign in?',
  sizes: {
    dev: {
      people: 1,
      rooms: [],
      vus: 40,
      connectPerSecond: 0,
      stages: [
        { name: 'steady', perSecond: 15, seconds: 30 },
        { name: 'high', perSecond: 30, seconds: 20 },
      ],
      settleSeconds: 0,
      accounts: 20,
    },
    full: {
      people: 1,
      rooms: [],
      vus: 100,
      connectPerSecond: 0,
      stages: [
        { name: 'steady', perSecond: 15, seconds: 60 },
        { name: 'high', perSecond: 60, seconds: 60 },
      ],
      settleSeconds: 0,
      accounts: 50,
    },
  },
  figures: authFigures,
};

function authFigures({ summary, size }: Answer): Figure[] {
  const wanted = size.stages.reduce((sum, { perSecond, seconds }) => sum + perSecond * seconds, 0);
  return [
    ...size.stages.map(({ name, perSecond }): Figure => {
      const value = summary.p95('http_req_duration', `route:login,stage:${name}`);
      return {
        name: `${perSecond} log-ins a second: p95`,
        value,
        unit: 'ms',
        ...(name === 'steady' ? { atMost: 1_000 } : {}),
      };
    }),
    { name: 'answered', value: summary.value('checks', 'rate'), unit: '', atLeast: goals.available },
    { name: `not asked for in time, of ${wanted}`, value: summary.count('dropped_iterations'), unit: '' },
  ];
}
