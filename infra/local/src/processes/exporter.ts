import { httpAnswers } from '../supervisor/probes.ts';
import type { Server } from '../supervisor/server.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';
import type { ToolName } from '../tools/table.ts';

/** How an exporter differs from the others. */
export interface Exporter {
  /** The Prometheus job, and with `-exporter` the process's name. */
  readonly job: string;
  readonly tool?: ToolName;
  /** The server it reports on. */
  readonly of?: string;
  /** What it tries from outside, as an address, when Prometheus asks it. */
  readonly probes?: (stack: StackContext) => string;
  readonly run: (
    stack: StackContext,
    listen: string,
  ) => Promise<Pick<Server, 'args' | 'env' | 'cwd'> & { command?: string }>;
}

/** A process that turns one server's own figures into Prometheus's format. */
export function exporter({ job, tool, of, probes, run }: Exporter): Part {
  const name = `${job}-exporter`;
  return {
    tools: tool ? [tool] : [],
    observes: true,
    async servers(stack) {
      const adminPort = await stack.ports.claim(name);
      const { command = tool && stack.tool(tool), ...how } = await run(stack, `127.0.0.1:${adminPort}`);
      const scrape = { job, service: job, probes: probes?.(stack) };
      const probe: Server['probe'] = () => httpAnswers(adminPort, '/');
      const after = of ? [of] : [];
      return [
        { name, kind: 'observability', after, command: command ?? process.execPath, ...how, adminPort, scrape, probe },
      ];
    },
  };
}
