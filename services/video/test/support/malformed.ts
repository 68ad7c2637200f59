import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** STUN, DTLS, RTP and RTCP that are nearly right, cut short, or nothing at all. */
export function malformed(random: (below: number) => number): Buffer {
  const heads = [
    '000100002112a442', // a STUN request
    '0101000c2112a442', // a STUN answer
    '0001ffff2112a442', // one that says it is longer than it is
    '16feff0000000000000000', // a DTLS handshake
    '17fefd0001000000000001', // DTLS data before any handshake
    '80600001000000010000000b', // RTP
    '906f0001000000010000000bbedeffff', // RTP whose header extension goes on for ever
    'bf60ffff000000010000000b', // RTP with 15 CSRCs that are not there
    '81c80006000000010000000b', // an RTCP sender report
    '9fcaffff', // RTCP whose length is a lie
    '',
  ];
  const head = Buffer.from(heads[random(heads.length)] ?? '', 'hex');
  const packet = Buffer.concat([head, randomBytes(random(random(20) === 0 ? 9_000 : 120))]);
  if (packet.length > 0 && random(3) === 0) packet[random(packet.length)] = random(256);
  return packet;
}

/** Frames by RFC 4571, some of which lie about their length. */
export async function nonsenseByTcp(port: number, random: (below: number) => number): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  for (let sent = 0; sent < 50; sent += 1) {
    const body = malformed(random);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(random(4) === 0 ? random(65_536) : body.length);
    socket.write(Buffer.concat([length, body]));
  }
  await sleep(100);
  socket.destroy();
}
