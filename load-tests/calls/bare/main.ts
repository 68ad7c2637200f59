import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as mediasoup from 'mediasoup';
import { Server } from 'socket.io';
import { BareCall, serve } from './call.ts';

// What Parley is compared with: mediasoup behind bare Socket.IO. One process and one worker; no ticket, no check of
// anything, no store, no other node. It knows as many commands of the wire as a page needs to send and receive.
const worker = await mediasoup.createWorker({ logLevel: 'error', workerBin: process.argv[2] });
const listen = { ip: '127.0.0.1' };
const webRtcServer = await worker.createWebRtcServer({
  listenInfos: [
    { protocol: 'udp', ...listen },
    { protocol: 'tcp', ...listen },
  ],
});
const calls = new Map<string, Promise<BareCall>>();

const httpServer = createServer();
const io = new Server(httpServer, {
  path: '/rtc/socket.io',
  serveClient: false,
  transports: ['websocket'],
  perMessageDeflate: false,
  httpCompression: false,
});
io.on('connection', socket => {
  const { callId = '' } = socket.handshake.auth as { callId?: string };
  const call = calls.get(callId) ?? BareCall.open(worker, webRtcServer);
  calls.set(callId, call);
  serve(socket, call);
});

httpServer.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (httpServer.address() as AddressInfo).port, workerPid: worker.pid });
});
process.on('disconnect', () => process.exit(0));
