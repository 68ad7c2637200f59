// A busy room makes thousands of packets a second: these read the two or three fields that count without parsing all.

const noticeStart = '42["message:new"';
const idLength = 36;

/** Whether it is a new message. */
export function isMessage(packet: string): boolean {
  return packet.startsWith(noticeStart);
}

/** The place of a message: its room, its number there. */
export function placeOf(packet: string): { roomId: string; seq: number } {
  const room = packet.indexOf('"roomId":"') + 10;
  const seq = packet.indexOf('"seq":') + 6;
  return { roomId: packet.slice(room, room + idLength), seq: Number.parseInt(packet.slice(seq, seq + 12), 10) };
}

/** The moment at which it was due to be sent, which the sender wrote into its body; NaN for a body of others. */
export function dueAtOf(packet: string): number {
  const body = packet.indexOf('"body":"due ') + 12;
  return body < 12 ? Number.NaN : Number.parseInt(packet.slice(body, body + 13), 10);
}

/** A body that tells when it was due. */
export function bodyDueAt(dueAt: number, chars = 100): string {
  return `due ${Math.round(dueAt)} `.padEnd(chars, 'x');
}
