import type { Connection } from './connection.ts';
import { gather } from './crowd.ts';
import type { Crowd, Order, Report } from './job.ts';
import { Run } from './send.ts';

// The load generator, a process of its own: it takes orders from the process that forked it, and ends with it.
let sockets: Connection[] = [];
let crowd: Crowd | undefined;
let run: Run | undefined;

const report = (message: Report): void => void process.send?.(message);

async function obey(order: Order): Promise<void> {
  if (order.do === 'connect') {
    crowd = order.crowd;
    const onEvent = (socket: number, event: string, payload: unknown): void => run?.hear(socket, event, payload);
    sockets = await gather(crowd, onEvent, why => report({ is: 'failed', why: `A socket was lost: ${why}` }));
    report({ is: 'connected' });
  } else if (order.do === 'send') {
    run = new Run(crowd?.rooms ?? []);
    report({ is: 'done', outcome: await run.send(sockets, order.sending, is => report({ is })) });
  } else if (order.do === 'stall') {
    for (const at of order.sockets) sockets[at]?.stall?.();
  } else {
    for (const socket of sockets) socket.close();
    process.disconnect();
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => report({ is: 'failed', why: String(error) }));
});
process.on('disconnect', () => process.exit(0));
