import { attribute, decodeAnswer, encodeRequest, method, type LongTermKey, type StunAnswer } from './stun-message.ts';
import { openTurnDoor, parseTurnUrl, type TurnDoor } from './turn-door.ts';

const udpAsRelayed = Buffer.from([17, 0, 0, 0]);
const noTime = Buffer.alloc(4);

/** The server answered, and would not relay. */
export class TurnRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

/** Allocates a relay as a browser does, and gives it back. Rejects with {@link TurnRefusal} when that is refused. */
export async function allocate(url: string, username: string, password: string): Promise<void> {
  const door = await openTurnDoor(parseTurnUrl(url));
  try {
    const wanted: [number, Buffer][] = [[attribute.requestedTransport, udpAsRelayed]];
    const first = await ask(door, encodeRequest(method.allocate, wanted));
    const { realm, nonce } = challengeOf(first);
    const key: LongTermKey = { username, password, realm, nonce };
    const answer = await ask(door, encodeRequest(method.allocate, wanted, key));
    if (!answer.success || !answer.attributes.has(attribute.relayedAddress)) throw new TurnRefusal(answer.error ?? 0);
    await ask(door, encodeRequest(method.refresh, [[attribute.lifetime, noTime]], key));
  } finally {
    door.close();
  }
}

async function ask(door: TurnDoor, request: Buffer): Promise<StunAnswer> {
  const answer = decodeAnswer(await door.exchange(request));
  if (!answer) throw new Error('the answer is not STUN');
  return answer;
}

/** The first request is refused on purpose: the refusal names what to sign with. */
function challengeOf({ error, attributes }: StunAnswer): Pick<LongTermKey, 'realm' | 'nonce'> {
  const [realm, nonce] = [attributes.get(attribute.realm), attributes.get(attribute.nonce)];
  if (error !== 401 || !realm || !nonce) throw new TurnRefusal(error ?? 0);
  return { realm: Buffer.from(realm), nonce: Buffer.from(nonce) };
}
