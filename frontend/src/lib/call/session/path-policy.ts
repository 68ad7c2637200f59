import { backoff } from '@parley/client/backoff';
import { addProblem, clearProblems } from '#lib/call/people.ts';
import type { CallProblem, CallStore } from '#lib/call/state.ts';
import type { FailureCause } from '#lib/call/topology/topology.ts';

export interface PathPolicyDeps {
  store: CallStore;
  failed(cause: FailureCause): void;
  useTcp(forceTcp: boolean): void;
  rejoin(delayMs: number): void;
}

const unreachable: CallProblem = { kind: 'call', cause: 'unreachable' };

/** What to do when our server is reached by signals but not by media: another way to it, and when none works, say so. */
export function createPathPolicy({ store, failed, useTcp, rejoin }: PathPolicyDeps) {
  let forceTcp = false;
  let failures = 0;
  return {
    /** `wasUp`: it has worked before, so the kind of path is not to blame. */
    broken(wasUp: boolean): void {
      failed('ice');
      if (!wasUp) {
        if (forceTcp) addProblem(store, unreachable);
        forceTcp = !forceTcp;
        useTcp(forceTcp);
      }
      rejoin(failures === 0 ? 0 : backoff(failures));
      failures += 1;
    },
    /** Media arrives. */
    worked(): void {
      failures = 0;
      clearProblems(store, problem => problem.kind === 'call' && problem.cause === 'unreachable');
    },
  };
}
