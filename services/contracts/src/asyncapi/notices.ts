import type { ChatNotice } from '../chat-events.ts';
import { noteNotices, type NoteNotice } from '../message-actions/index.ts';
import type { VideoNotice } from '../video-events.ts';

type OwnWords = Record<Exclude<ChatNotice, NoteNotice>, string> & Partial<Record<NoteNotice, string>>;

/** What each notice tells, in the document. They stand apart from their schemas, which every browser loads. */
const ownWords: OwnWords = {
  'message:new': 'A message took its place in a room',
  'message:changed':
    'The whole message after an edit or a deletion; `changedSeq` is the place of the event in the room',
  'message:reaction': 'Somebody chose an emoji or took it back: an event with a place of its own',
  'message:status': 'How far a member has received and read a room',
  'message:rejected': 'To the sender alone: the log refused what was acknowledged as sent',
  'messages:offline':
    'A batch of what was missed, after `sync`; complete up to `lastSeq` once `more` is false. The client acknowledges it, then the next one comes',
  'typing:start': 'Somebody is writing',
  'typing:stop': 'Somebody has stopped writing',
  'presence:change':
    'Members came or went; `live` is how many are connected now. `users` is empty when too many changed',
  'room:changed':
    'The room, its name, topic or picture, its members or its owner changed, it was deleted, or (`head`) its log moved while hints may have been lost',
  'room:digest':
    'Instead of every message of a large room, at most once a second, to those who do not watch it: how far its log is, and what is newest',
  'space:changed':
    'A space, its roles, categories or channels changed; or, to that person alone, what somebody is in it. Read it again',
  'own:changed':
    'To the own devices alone: blocked people, who may write, or what one is notified of, changed. Read it again',
  'place:changed':
    'To all devices of the person who did it: a room, a channel or a space became a favourite, was muted, hidden, archived, marked as unread, put into a section or notifies of something else, or is so no longer',
  'sections:changed': 'To all devices of the person who did it: the own sections, all of them, as they are now',
  'person:status': 'Somebody in view came, went, rests, or says something else of themselves',
  'person:changed': 'Somebody who shares a room or a space with me changed their name or picture',
  'call:changed': "The room's call began, somebody came or went, or (null) it is over",
  'call:ringing':
    'To all devices of a person whom `by` calls, in a dm or a small group; it rings until `call:ring-ended` or `expiresAt`',
  'call:ring-ended':
    'To all devices of who called and of `to`, who was called: how the ringing ended. `by` is who accepted or declined',
  'call:moved':
    'To all devices of a person: a moderator asks the one that is in the call of channel `from` to go on in the call of `to`',
  'session:revoked': 'The session is over; the socket is cut next',
  'server:drain': 'This node goes away: connect again after `retryAfterMs`, spread out by `jitterMs`',
};

/** The notice of an action may do without: its command says what is done. */
const noteWords = Object.fromEntries(
  Object.keys(noteNotices).map(notice => [notice, 'A member did this to a message: an event with a place of its own']),
) as Record<NoteNotice, string>;

export const chatNoticeWords: Record<ChatNotice, string> = { ...noteWords, ...ownWords };

export const videoNoticeWords: Record<VideoNotice, string> = {
  'peer:joined': 'A participant entered the call',
  'peer:changed': 'What others are shown of a participant changed',
  'peer:speaks': 'On a stage: a participant, perhaps oneself, may send something now, or may not any more',
  'peer:left': 'A participant is gone',
  'producer:added': 'A participant sends a track to the SFU',
  'producer:changed': 'A track was paused, or goes on',
  'producer:closed': 'A track is over',
  'consumer:closed': 'One of my consumers is over',
  'speaker:active':
    'Who speaks (null: nobody), and how loud each audible participant is, from 0 to 1. Only while media goes over the SFU',
  'topology:changed': 'Build the new media path now, and keep the old one until `topology:settled` of the same epoch',
  'topology:settled': 'The old media path may go',
  signal: 'A description or a candidate of another peer, for a direct connection',
  'media:muted': 'A moderator has muted this source of mine',
  'media:reset': 'The media worker died: every transport, producer and consumer of mine is gone. Create them again',
  'call:ended': 'The call is over, or over for me',
  'server:drain':
    'This node goes away: get another ticket after `retryAfterMs`, spread out by `jitterMs`, and join again',
};
