import type { Command, CommandTable } from '@parley/contracts/command';
import { ParleyError, parseInput, type SocketError } from '@parley/contracts/errors';
import { limits } from '@parley/contracts/ids';
import type { z } from 'zod';
import { isShallow } from '../http/json-bounds.ts';
import type { Logger } from '../telemetry/logger.ts';
import { counter, histogram } from '../telemetry/metrics.ts';
import { presentable, toSocketError } from '../http/problem.ts';
import { rateLimited } from '../limits/rate-limit.ts';
import { isRefusal, type OnRefused } from '../http/refusals.ts';
import { CommandBudget, type CommandRate } from './command-budget.ts';
import { CommandQueue } from './command-queue.ts';
import { countCut } from './cuts.ts';
import { requestIdFrom, runInContext } from '../http/request-context.ts';
import { beginTrace, endSpan, traceFailure } from '../telemetry/tracing.ts';

/**
 * One handler for each command. It may return `{ later }`: the next command of the socket is then begun before the
 * answer is there, while the order in which the commands were begun is kept. That of a command that overlaps is called
 * beside those before it, and waits for its `turn` before it takes effect.
 */
export type CommandHandlers<T extends CommandTable, C> = {
  [K in keyof T]: (
    client: C,
    input: z.output<T[K]['input']>,
    turn: Promise<void>,
  ) => Promise<Outcome<z.output<T[K]['reply']>>>;
};
export type Outcome<R> = R | { later: Promise<R> };

/** What `bindCommands` needs of a socket; Socket.IO's has it. */
interface CommandSocket {
  onAny(listener: (event: unknown, ...args: unknown[]) => void): unknown;
  disconnect(close: boolean): unknown;
}

interface Binding<T extends CommandTable, C> {
  commands: T;
  handlers: CommandHandlers<T, C>;
  logger: Logger;
  userId: (client: C) => string;
  /** Throws what a client sees who may not give this command at all. */
  demand?: (client: C, command: Command) => void;
  /** Spends the limit that a command names; throws `rate_limited`. */
  spend: (client: C, limit: T[keyof T]['limit']) => Promise<unknown> | void;
  /** Commands whose handlers spend it, in one step with what else they need; bad input is paid for here. */
  spentByHandler?: readonly (keyof T)[];
  gate?: Gate<keyof T>;
  /** Commands that do not wait for those of the same kind before them, but for everything else. */
  overlapping?: readonly (keyof T)[];
  /** Commands of any kind that one socket may give: per second, and at once. Past twice the burst it is cut. */
  budget: CommandRate;
  onRefused: OnRefused;
}
/** Refuses commands before anything is done for them when there is too much to do. */
interface Gate<C> {
  /** Milliseconds after which a command that is refused may come again; 0: it is inside until it `left`. */
  enter(command: C): number;
  /** Its handler is through with it, whatever comes later. */
  left(command: C): void;
}

/** Commands of one socket that wait for their turn. */
const maxWaiting = 200;

const answered = counter('parley_socket_commands_total', 'Socket commands by outcome', ['command', 'outcome']);
const duration = histogram('parley_socket_command_duration_seconds', 'From arrival of a command to its ack', [
  'command',
]);

/**
 * Serves the commands of sockets: each is parsed, takes effect in the order of its arrival, and is acknowledged with
 * `{ok, data}` or `{ok, error}`. One listener and one queue a socket, so that an idle socket stays small.
 */
export function createCommandBinder<T extends CommandTable, C>(
  binding: Binding<T, C>,
): (socket: CommandSocket, client: C) => void {
  return (socket, client) => {
    const budget = new CommandBudget(binding.budget);
    const queue = new CommandQueue();
    socket.onAny((event, ...args) => {
      const ack = args.at(-1);
      const reply = typeof ack === 'function' ? (ack as (answer: unknown) => void) : () => undefined;
      const isKnown = typeof event === 'string' && Object.hasOwn(binding.commands, event);
      const refuse = (error: SocketError) => refuseAtOnce(isKnown ? event : 'unknown', error, reply);
      if (!isKnown) {
        refuse({ code: 'not_found', message: 'There is no such command' });
        return cutFor('unknown_command', socket);
      }
      const retryAfterMs = budget.spend();
      if (retryAfterMs > 0) refuse(toSocketError(rateLimited({ name: 'commandsPerSocket' }, retryAfterMs)));
      if (budget.isFlooded) return cutFor('flood', socket);
      if (retryAfterMs > 0) return undefined;
      if (queue.length >= maxWaiting)
        return refuse({ code: 'overloaded', message: 'Too many commands wait', retryAfterMs: 500 });
      const full = binding.gate?.enter(event) ?? 0;
      if (full > 0) return refuse({ code: 'overloaded', message: 'There is too much to do', retryAfterMs: full });
      const settle = settler(event, reply);
      queue.add(binding.overlapping?.includes(event) ?? false, turn =>
        run(binding, client, event, args[0], settle, turn).finally(() => binding.gate?.left(event)),
      );
      return undefined;
    });
  };
}

/** Without a trace, a time, a request id and the stack of an error: it has to be cheap when there is too much to do. */
function refuseAtOnce(command: string, error: SocketError, reply: (answer: unknown) => void): void {
  answered.inc({ command, outcome: error.code });
  reply({ ok: false, error });
}

/** Our own clients never do this; the answer to its last command is sent before. */
function cutFor(reason: 'unknown_command' | 'flood', socket: CommandSocket): void {
  countCut(reason);
  setImmediate(() => socket.disconnect(true));
}

type Settle = ReturnType<typeof settler>;

function settler(command: string, reply: (answer: unknown) => void) {
  const stop = duration.startTimer({ command });
  const startedAt = Date.now();
  const requestId = requestIdFrom(undefined);
  const span = beginTrace(command, requestId);
  function finish(outcome: string, answer: { ok: true; data: unknown } | { ok: false; error: SocketError }) {
    stop();
    answered.inc({ command, outcome });
    reply(answer);
  }
  function fail(error: ParleyError) {
    const ours = error.status >= 500 ? error.code : undefined;
    if (span) endSpan(span, ours);
    else if (ours) traceFailure(command, requestId, startedAt, ours);
    finish(error.code, { ok: false, error: toSocketError(error) });
  }
  return {
    requestId,
    span,
    done(data: unknown) {
      endSpan(span);
      finish('ok', { ok: true, data });
    },
    failed: fail,
  };
}

/** Ends when the next command may begin; never rejects. */
function run<T extends CommandTable, C>(
  binding: Binding<T, C>,
  client: C,
  event: string,
  payload: unknown,
  settle: Settle,
  turn: Promise<void>,
) {
  const { requestId, span } = settle;
  const userId = binding.userId(client);
  function fail(error: unknown): void {
    const visible = shown(error, binding.logger);
    if (isRefusal(visible)) binding.onRefused({ code: visible.code, what: event, userId });
    settle.failed(visible);
  }
  return runInContext({ requestId, span, userId }, async () => {
    try {
      const outcome = await dispatch(binding, client, event, payload, turn);
      if (isLater(outcome)) void outcome.later.then(settle.done, fail);
      else settle.done(outcome);
    } catch (error) {
      fail(error);
    }
  });
}

async function dispatch<T extends CommandTable, C>(
  { commands, handlers, demand, spend, spentByHandler = [] }: Binding<T, C>,
  client: C,
  event: string,
  payload: unknown,
  turn: Promise<void>,
) {
  const command = commands[event];
  const handler = handlers[event];
  if (!command || !handler) throw new ParleyError('not_found', 'There is no such command');
  demand?.(client, command);
  const isSpentLater = spentByHandler.includes(event);
  if (!isSpentLater) await spend(client, command.limit);
  let input: unknown;
  try {
    input = readInput(command.input, payload);
  } catch (error) {
    if (isSpentLater) await spend(client, command.limit);
    throw error;
  }
  return handler(client, input as never, turn);
}

/** What is too large is said to be so, and not that one of its fields is too long. */
function readInput(schema: z.ZodType, payload: unknown): unknown {
  if (!isShallow(payload)) throw new ParleyError('validation_failed', 'The input is nested too deep');
  try {
    return parseInput(schema, payload);
  } catch (error) {
    const bytes = Buffer.byteLength(JSON.stringify(payload) ?? '');
    if (bytes > limits.requestBytes) throw new ParleyError('payload_too_large', `At most ${limits.requestBytes} bytes`);
    throw error;
  }
}

function isLater<R>(outcome: Outcome<R>): outcome is { later: Promise<R> } {
  return typeof outcome === 'object' && outcome !== null && 'later' in outcome;
}

function shown(error: unknown, logger: Logger): ParleyError {
  const visible = presentable(error);
  if (visible.code === 'internal') logger.error({ err: error }, 'socket command failed');
  return visible;
}
