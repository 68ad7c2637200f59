import { SharedArray } from 'k6/data';
import type { Order, OrderedPerson, OrderedRoom } from '../order.ts';

const folder = __ENV.PARLEY_ORDER;

/** What this run is asked for. */
export const order = JSON.parse(open(`${folder}/order.json`)) as Order;
/** Read once for all virtual users. */
export const people = new SharedArray<OrderedPerson>('people', () => JSON.parse(open(`${folder}/people.json`)));
export const rooms = new SharedArray<OrderedRoom>('rooms', () => JSON.parse(open(`${folder}/rooms.json`)));

const rampSeconds = order.connectPerSecond > 0 ? order.people / order.connectPerSecond : 0;

/** Seconds after the start at which the first stage begins: everybody has had the time to connect. */
export const stagesFrom = rampSeconds + 3;
/** Seconds after the start at which everything that was asked for is sent. */
export const stagesUntil = stagesFrom + order.stages.reduce((sum, { seconds }) => sum + seconds, 0);
/** Seconds that the whole run takes. */
export const endsAt = stagesUntil + order.settleSeconds;
