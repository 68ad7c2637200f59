import { sendTo, timeJoin } from './join.ts';

// What the bench asks of its pages.
const bench = { sendTo, timeJoin };

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
