import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from './endpoints.ts';

/** A line that a process of the stack wrote. */
export interface LogLine {
  msg: string;
  [field: string]: unknown;
}

/** What processes of the stack have written so far, of one kind: `logLines('access refused', 'chat-1', 'chat-2')`. */
export function logLines(msg: string, ...processes: string[]): LogLine[] {
  return processes
    .flatMap(name => readFileSync(join(dataDir(), 'logs', `${name}.log`), 'utf8').split('\n'))
    .filter(line => line.includes(msg) && line.startsWith('{'))
    .map(line => JSON.parse(line) as LogLine)
    .filter(line => line.msg === msg);
}
