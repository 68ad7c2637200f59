import { gatherCast, restDoors, socketDoors, type Cast, type RestDoor } from './doors.ts';
import { Random } from './random.ts';
import { faultOf, hostileRequest, sendTo, type Answer, type FuzzRequest } from './rest.ts';
import { Sampler } from './sample.ts';
import { fuzzSocket } from './sockets.ts';
import { Tally } from './tally.ts';

/** Requests at the same time at each REST door. */
const lanes = 4;

/**
 * Sends so many hostile inputs to every REST call and every socket command of the contract tables, through the gateway
 * and straight at the nodes. A call that is added to a table is in it by itself.
 */
export async function fuzz(inputs: number, seed: number, tally = new Tally()): Promise<Tally> {
  const cast = await gatherCast();
  const rest = restDoors();
  const sockets = socketDoors(cast);
  const each = Math.ceil(inputs / (rest.length + sockets.length));
  await Promise.all([
    ...rest.map(door => fuzzRest(door, each, { cast, seed, tally })),
    ...sockets.map((door, at) => {
      const random = new Random(seed + at);
      return fuzzSocket(door, each, random, new Sampler(random, cast.ids), tally);
    }),
  ]);
  return tally;
}

interface Run {
  cast: Cast;
  seed: number;
  tally: Tally;
}

/** Each input has a seed of its own: it is the same one whichever lane sends it. */
async function fuzzRest(door: RestDoor, count: number, { cast, seed, tally }: Run): Promise<void> {
  let sent = 0;
  const lane = async () => {
    while (sent < count) {
      const random = new Random(seed + sent);
      const call = door.calls[sent++ % door.calls.length] as RestDoor['calls'][number];
      const samples = new Sampler(random, cast.ids);
      const request = hostileRequest(random, samples, call, random.pick(cast.people).token);
      const answer = await sendTo(door.base, request, sender(random)).catch((error: Error) => error);
      judge(door, request, answer, tally);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function judge({ name }: RestDoor, request: FuzzRequest, answer: Answer | Error, tally: Tally): void {
  const failed = answer instanceof Error;
  tally.count(`${name} ${failed ? 'no answer' : answer.status}`);
  const fault = failed ? answer.message : faultOf(request, answer);
  const { method, path, body, headers } = request;
  if (fault) tally.fault(name, JSON.stringify({ method, path, body, headers }), fault);
}

/** Any loopback address: the limits and locks of one address must not hide what comes behind them. */
function sender(random: Random): string {
  return `127.${1 + random.below(200)}.${random.below(256)}.${1 + random.below(250)}`;
}
