import { backFigures, connectFigures, promiseFigures, stageFigures } from './figures.ts';
import { restartChatNodes } from './strikes.ts';
import { fourNodes } from './stacks.ts';
import type { Question } from './question.ts';

/** What do people notice when all chat nodes are restarted, one after the other? */
export const rollingRestart: Question = {
  name: 'rolling-restart',
  about: 'What do people notice when all chat nodes are restarted, one after the other?',
  sizes: {
    dev: {
      people: 500,
      rooms: [{ kind: 'room', count: 100, size: 10 }],
      vus: 20,
      connectPerSecond: 100,
      stages: [{ name: 'restarting', perSecond: 200, seconds: 110 }],
      settleSeconds: 10,
      measureEvery: 1,
    },
    full: {
      people: 500,
      rooms: [{ kind: 'room', count: 100, size: 10 }],
      vus: 20,
      connectPerSecond: 100,
      stages: [{ name: 'restarting', perSecond: 200, seconds: 110 }],
      settleSeconds: 10,
      measureEvery: 1,
    },
  },
  stack: fourNodes,
  meanwhile: restartChatNodes,
  figures: answer => [
    ...promiseFigures(answer),
    ...backFigures(answer),
    ...answer.noted,
    ...connectFigures(answer).slice(0, 1),
    ...stageFigures(answer, 'restarting', false),
  ],
};
