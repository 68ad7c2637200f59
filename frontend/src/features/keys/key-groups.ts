import { c } from '#lib/i18n/call-texts.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import type { Key } from '#lib/keys/key.ts';
import { messageKeys } from '#lib/keys/message-keys.ts';
import { keys } from '#lib/keys/keys.ts';
import { writingKeys } from '#lib/keys/writing-keys.ts';

interface KeyGroup {
  title: string;
  keys: { key: Key; does: string }[];
}

const words = ps.keys;

/** All keys and what they do, as the sheet and the settings show them. */
export const keyGroups: KeyGroup[] = [
  {
    title: words.groups.everywhere,
    keys: [
      { key: keys.palette, does: words.switcher },
      { key: keys.sheet, does: words.sheet },
      { key: keys.nextUnread, does: p.keys.nextUnread },
      { key: keys.previousUnread, does: p.keys.previousUnread },
      { key: keys.next, does: p.keys.next },
      { key: keys.previous, does: p.keys.previous },
      { key: keys.readAll, does: p.keys.readAll },
    ],
  },
  {
    title: words.groups.conversation,
    keys: [
      { key: { key: writingKeys.send }, does: words.send },
      { key: { key: writingKeys.send, shift: true }, does: words.newLine },
      { key: { key: writingKeys.editLast }, does: words.editLast },
      { key: { key: writingKeys.end }, does: words.end },
      { key: { key: writingKeys.escape }, does: words.escape },
    ],
  },
  {
    title: words.groups.message,
    keys: [
      { key: { key: messageKeys.older }, does: words.older },
      { key: { key: messageKeys.newer }, does: words.newer },
      { key: { key: messageKeys.menu }, does: words.menu },
      { key: { key: messageKeys.edit }, does: words.edit },
      { key: { key: messageKeys.copy }, does: words.copy },
      { key: { key: messageKeys.delete }, does: words.delete },
    ],
  },
  {
    title: words.groups.call,
    keys: [
      { key: keys.mic, does: c.keys.mic },
      { key: keys.camera, does: c.keys.camera },
      { key: keys.hand, does: c.keys.hand },
      { key: keys.talk, does: c.keys.talk },
    ],
  },
];
