import type http from 'node:http';
import type { Duplex } from 'node:stream';
import { toProblem } from './problem.ts';
import { ParleyError } from '@parley/contracts/errors';

/**
 * A request must have arrived as a whole within this time, however slowly its bytes follow each other: NGINX bounds the
 * pause between two of them and no more. Answers may take longer; open WebSockets and long polls are not meant.
 */
export const wholeRequestMs = 15_000;

/** For `http.createServer`. Node looks for late requests at intervals, of 30 s when nothing is said. */
export const requestBounds = {
  headersTimeout: 10_000,
  requestTimeout: wholeRequestMs,
  connectionsCheckingInterval: 1_000,
} as const satisfies http.ServerOptions;

const statuses: Record<string, [status: number, reason: string, detail: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'The headers are larger than a request may have.'],
};

/** What cannot become a request is answered as a problem too, and its connection ends. */
export function answerBrokenRequests(server: http.Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const [status, reason, detail] = statuses[error.code ?? ''] ?? [400, 'Bad Request', 'This is not HTTP.'];
    const body = JSON.stringify({ ...toProblem(new ParleyError('bad_request', detail), 'none'), status });
    const head = [`HTTP/1.1 ${status} ${reason}`, 'Connection: close', 'Content-Type: application/problem+json'];
    return socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
}
