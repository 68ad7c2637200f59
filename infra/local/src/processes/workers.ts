import { workerNames } from '@parley/runtime/process/processes';
import type { Part } from '../stack/stack-context.ts';
import { nodesOf } from './node-service.ts';

/** The workers: processes without routes. They need nothing but their stores. */
export const workers: readonly Part[] = workerNames.map(name => ({
  tools: [],
  servers: stack => nodesOf(stack, name),
}));
