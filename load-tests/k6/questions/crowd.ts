import type { Profile, Size } from './question.ts';

type Crowd = Omit<Size, 'stages' | 'settleSeconds'>;

/** People in rooms of 50 that say little: for questions about how many sockets there are, and not about messages. */
export const crowd: Record<Profile, Crowd> = {
  dev: {
    people: 2_000,
    rooms: [{ kind: 'room', count: 40, size: 50 }],
    vus: 40,
    connectPerSecond: 150,
    measureEvery: 20,
  },
  full: {
    people: 10_000,
    rooms: [{ kind: 'room', count: 200, size: 50 }],
    vus: 100,
    connectPerSecond: 150,
    measureEvery: 50,
  },
};
