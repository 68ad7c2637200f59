import type { Order, Report } from './job.ts';
import type { Person } from './person.ts';
import { signalCalls } from './signal.ts';

// People of many calls, in a process of their own: it takes orders from the process that forked it, and ends with it.
let people: Person[] = [];

const report = (message: Report): void => {
  if (process.connected) process.send?.(message);
};

async function obey(order: Order): Promise<void> {
  if (order.do === 'signal') {
    const [joined, signalled] = await signalCalls(order.job, why => report({ is: 'failed', why }));
    people = joined;
    report({ is: 'held', signalled });
  } else {
    await Promise.all(people.map(person => person.leave()));
    report({ is: 'left' });
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => report({ is: 'failed', why: String(error) }));
});
process.on('disconnect', () => process.exit(0));
