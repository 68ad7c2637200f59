import { isMet } from './lib/finding.ts';
import { startPlatform } from './lib/platform.ts';
import { runBench } from './lib/run.ts';
import { barePath } from './questions/bare-path.ts';
import { channel } from './questions/channel.ts';
import { connect } from './questions/connect.ts';
import { costs } from './questions/curves.ts';
import { fanOut } from './questions/fan-out.ts';
import { flood } from './questions/flood.ts';
import { history } from './questions/history.ts';
import { kicks } from './questions/kicks.ts';
import { knee } from './questions/knee.ts';
import { largeRoom } from './questions/large-room.ts';
import { latency } from './questions/latency.ts';
import { login } from './questions/login.ts';
import { memory } from './questions/memory.ts';
import { overload } from './questions/overload.ts';
import { peers } from './questions/peers.ts';
import { persist } from './questions/persist.ts';
import { presence } from './questions/presence.ts';
import { profile } from './questions/profile.ts';
import { slowSockets } from './questions/slow-sockets.ts';
import { spaces } from './questions/spaces.ts';

// Asked in this order: memory wants processes that have done nothing yet.
const ofMessages = [
  latency,
  barePath,
  knee,
  peers,
  fanOut,
  largeRoom,
  channel,
  costs,
  persist,
  slowSockets,
  overload,
  profile,
];
const questions = [memory, connect, ...ofMessages, history, spaces, presence, kicks, login, flood];

const { found, failures } = await runBench({
  name: 'bench',
  command: 'npm run bench --',
  about: 'Measures messages on a throw-away stack. Exit code 0 when every figure has reached its goal.',
  questions,
  start: () => startPlatform(),
});
const figures = Object.values(found).flatMap(finding => finding.figures);
process.exitCode = Object.keys(failures).length === 0 && figures.every(figure => isMet(figure) !== false) ? 0 : 1;
