import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

// What Parley is compared with: Socket.IO and nothing else. No check, no store, one process; rooms are whatever a
// client names in its handshake, and a message goes to its room in the shape that Parley gives it.
interface Draft {
  roomId: string;
  clientMsgId: string;
  body: string;
}

const httpServer = createServer();
const io = new Server(httpServer, {
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  pingInterval: 20_000,
  pingTimeout: 15_000,
});
const lastSeq = new Map<string, number>();

io.on('connection', socket => {
  const { rooms = [], userId = '' } = socket.handshake.auth as { rooms?: string[]; userId?: string };
  void socket.join(rooms);
  socket.on('message:send', ({ roomId, clientMsgId, body }: Draft, ack: (answer: unknown) => void) => {
    const seq = (lastSeq.get(roomId) ?? 0) + 1;
    lastSeq.set(roomId, seq);
    const place = { id: clientMsgId, roomId, seq, changedSeq: seq, senderId: userId, clientMsgId };
    io.to(roomId).emit('message:new', { ...place, body, createdAt: new Date().toISOString() });
    ack({ ok: true, data: { id: clientMsgId, clientMsgId, status: 'sent' } });
  });
});

httpServer.listen(0, '127.0.0.1', () => process.send?.((httpServer.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
