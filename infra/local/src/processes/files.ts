import type { Part } from '../stack/stack-context.ts';
import { keysEnv, nodesOf } from './node-service.ts';

/** The nodes of files, PARLEY_FILES_NODES of them. */
export const files: Part = {
  tools: [],
  servers: async stack => nodesOf(stack, 'files', await keysEnv(stack)),
};
