import { holdPorts } from './free-ports.ts';

/** Before the first file of a run: ports that nobody else takes, for the servers that tests start. */
export default function setUp({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  return holdPorts(maxWorkers);
}
