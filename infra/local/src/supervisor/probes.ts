import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { adminPaths } from '@parley/runtime/process/processes';
import type { ProbeResult } from './server.ts';

const LIMIT_MS = 2_000;

/** Sends bytes to a loopback port and resolves with the answer's first `length` bytes. */
export function exchange(port: number, request: Buffer | string, length = 1): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let answer = Buffer.alloc(0);
    socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('no answer')));
    socket.on('connect', () => socket.write(request));
    socket.on('data', chunk => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < length) return;
      socket.destroy();
      resolve(answer);
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
  });
}

/** Ready when a GET of that path on a loopback port answers 2xx. */
export async function httpAnswers(port: number, path: string): Promise<ProbeResult> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(LIMIT_MS) });
  await response.body?.cancel();
  return response.ok ? { health: 'ready' } : { health: 'down', reason: `${path} answered ${response.status}` };
}

interface Readiness {
  status?: string;
  dependencies?: Record<string, { ok: boolean; reason?: string }>;
}

/** What a process of Parley says of itself. */
export async function serviceReadiness(adminPort: number): Promise<ProbeResult> {
  const response = await fetch(`http://127.0.0.1:${adminPort}${adminPaths.ready}`, {
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const body = (await response.json()) as Readiness;
  const lacking = Object.entries(body.dependencies ?? {}).filter(([, dependency]) => !dependency.ok);
  const reason = lacking.map(([name, dependency]) => `${name}: ${dependency.reason ?? 'not available'}`).join('; ');
  if (response.ok) return { health: body.status === 'degraded' ? 'degraded' : 'ready', reason };
  return { health: 'down', reason: reason || body.status };
}

// RFC 8489: type, length of what follows the header, magic cookie; then 12 bytes that the answer repeats.
const BINDING_REQUEST = Buffer.from('000100002112a442', 'hex');
const BINDING_ANSWER = Buffer.from('0101', 'hex');

/** Ready when that address answers a STUN binding request over UDP. */
export function stunAnswers(port: number, host: string): Promise<ProbeResult> {
  const id = randomBytes(12);
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    const limit = setTimeout(() => socket.close(), LIMIT_MS);
    socket.once('message', answer => {
      const fits = answer.subarray(0, 2).equals(BINDING_ANSWER) && answer.subarray(8, 20).equals(id);
      resolve(fits ? { health: 'ready' } : { health: 'down', reason: 'answers something else than STUN' });
      socket.close();
    });
    socket.on('error', error => {
      reject(error);
      socket.close();
    });
    socket.on('close', () => {
      clearTimeout(limit);
      reject(new Error('no answer'));
    });
    // Connected, so that a closed port is told at once.
    socket.connect(port, host, () => socket.send(Buffer.concat([BINDING_REQUEST, id])));
  });
}
