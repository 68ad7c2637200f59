import { everybody, type RoleName } from './cast.ts';
import type { Language } from './lines.ts';

/** A conversation of the scene; `messages` of a whole one. */
export interface Conversation {
  /** Of a group; without it a dm of two. */
  name?: string;
  public?: boolean;
  members: readonly RoleName[];
  /** What is spoken; everybody's own and English where nothing is said. */
  languages?: readonly Language[];
  messages: number;
  call?: CallStory;
}

/** A call in the past: of all in it, or of two whose second one did not answer, or declined. */
export type CallStory = 'held' | 'missed' | 'declined';

/** About a thousand messages. */
export const conversations: readonly Conversation[] = [
  { name: 'Harbour office', public: true, members: everybody, messages: 300 },
  {
    name: 'Release day · Релиз',
    public: true,
    members: ['wilma', 'oscar', 'linnea', 'vera'],
    messages: 120,
    call: 'held',
  },
  { name: 'مقهى الميناء', members: ['noura', 'samer', 'yael'], languages: ['ar', 'he'], messages: 110 },
  { name: '读书会・読書会', members: ['yun', 'bai', 'hikari', 'wilma'], languages: ['zh', 'ja'], messages: 120 },
  { name: 'मानसून योजना', members: ['meera', 'tara', 'linnea'], languages: ['hi', 'en'], messages: 100 },
  { members: ['wilma', 'oscar'], messages: 40, call: 'held' },
  { members: ['noura', 'samer'], messages: 40, call: 'missed' },
  { members: ['yun', 'hikari'], languages: ['zh'], messages: 40 },
  { members: ['meera', 'tara'], languages: ['hi'], messages: 40 },
  { members: ['noura', 'wilma'], messages: 30, call: 'missed' },
  { members: ['vera', 'yael'], messages: 30, call: 'declined' },
  { members: ['meera', 'wilma'], messages: 30 },
];
