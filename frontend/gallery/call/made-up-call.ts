import type { ChatEngine } from '#lib/chat/engine.ts';
import type { CallEngine } from '#lib/call/engine.ts';
import { type CallPerson, createCallStore } from '#lib/call/state.ts';
import type { Calls } from '#lib/react/call-context.ts';
import { createStore } from 'zustand/vanilla';
import { movingPicture } from './moving-picture.ts';

/** What a tile can show of somebody; what is left out is as it mostly is. */
type Looks = Partial<CallPerson['state']> & {
  name?: string;
  isSelf?: boolean;
  level?: number;
  tracks?: 'camera' | 'screen';
};

const looks: Record<string, Looks> = {
  face: {},
  picture: { camera: true, tracks: 'camera' },
  'picture on its way': { camera: true },
  speaking: { level: 0.4 },
  'speaking, with a picture': { level: 0.4, camera: true, tracks: 'camera' },
  muted: { mic: false },
  hand: { hand: true },
  fair: { quality: 'fair' },
  poor: { quality: 'poor' },
  lost: { quality: 'lost', mic: false },
  'everything at once': { quality: 'poor', hand: true, mic: false, camera: true, tracks: 'camera' },
  oneself: { isSelf: true, camera: true, tracks: 'camera' },
  'a long name': { name: 'Wilhelmina Konstantinopolitanska-Oberhauser the Second' },
  'right to left': { name: 'نور حداد', mic: false },
  'screen: loading': { screen: true },
  screen: { screen: true, tracks: 'screen' },
  'screen: own': { screen: true, isSelf: true },
};

export const lookNames = Object.keys(looks);

const picture = movingPicture();

function personOf(peerId: string, { name: _, isSelf = false, level = 0, tracks, ...state }: Looks): CallPerson {
  return {
    peerId,
    userId: peerId,
    isSelf,
    level,
    speaks: true,
    state: { mic: true, camera: false, screen: false, hand: false, quality: 'good', ...state },
    tracks: tracks ? { [tracks]: picture } : {},
  };
}

const store = createCallStore();
store.setState({
  status: 'connected',
  moderate: true,
  people: Object.entries(looks).map(([peerId, look]) => personOf(peerId, look)),
});

/** What tiles ask of the engine does nothing here. */
const engine = {
  store,
  show: () => undefined,
  mute: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  shareScreen: () => Promise.resolve(),
} as unknown as CallEngine;

export const calls: Calls = { engine, start: () => Promise.resolve(engine) };

const people = Object.entries(looks).map(([id, { name = 'Ann Berg' }]) => [
  id,
  { id, username: 'ann', displayName: name, avatarUrl: null },
]);
export const chat = {
  store: createStore(() => ({ people: Object.fromEntries(people) as object, rooms: {} })),
} as unknown as ChatEngine;
