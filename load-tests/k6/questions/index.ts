import { auth } from './auth.ts';
import { calls } from './calls.ts';
import { connections } from './connections.ts';
import { failure } from './failure.ts';
import type { Question } from './question.ts';
import { reads } from './reads.ts';
import { reconnect } from './reconnect.ts';
import { rollingRestart } from './rolling-restart.ts';
import { rooms } from './rooms.ts';
import { smoke } from './smoke.ts';
import { soak } from './soak.ts';
import { spike } from './spike.ts';
import { throughput } from './throughput.ts';

/** Every question; each has a script of its name in `scripts`. */
export const questions: readonly Question[] = [
  smoke,
  connections,
  throughput,
  rooms,
  reads,
  auth,
  spike,
  reconnect,
  calls,
  failure,
  rollingRestart,
  soak,
];
