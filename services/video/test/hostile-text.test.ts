import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { cleanDescription } from '@parley/contracts/sdp';
import { videoCommands, type VideoCommand } from '@parley/contracts/video-events';
import { VideoNode } from '@parley/dev-env/video-node';
import type { Caller } from '@parley/dev-env/video-sockets';
import { fullInputs, fullParameters, offerSdp } from './support/full-inputs.ts';
import { receiveMedia, refusal, Scene, sendMedia } from './support/scene.ts';
import { textPlaces } from './support/text-places.ts';
import { unlimited } from './support/unlimited.ts';

/** What ends a line, a word or a text for one reader, and not for another. */
const breaks = {
  'CR LF': '\r\n',
  LF: '\n',
  CR: '\r',
  NUL: '\u0000',
  'a tab': '\t',
  'a vertical tab': '\v',
  'a form feed': '\f',
  'next line': '\u0085',
  'a line separator': '\u2028',
  'a paragraph separator': '\u2029',
  'a space that does not break': '\u00a0',
  'a byte order mark': '\ufeff',
  'the first half of a pair': '\ud83d',
  'the second half of a pair': '\ude00',
  'a letter beyond ASCII': 'é',
};
const evil = 'a=candidate:1 1 udp 1 198.51.100.7 9 typ host evil 1';

/** Two nodes of a test's own, on which commands are not limited: Mallory's are relayed, Ann's are not. */
let nodes: VideoNode[];
let scene: Scene;
let ann: Caller;
let mallory: Caller;

beforeAll(async () => {
  const common = { database: 9, environment: unlimited };
  nodes = await VideoNode.startAll(['hostile-1', 'hostile-2'].map(name => ({ name, ...common })));
});
beforeEach(async () => {
  scene = new Scene();
  ann = await scene.enter({ url: nodes[0]?.url ?? '' });
  mallory = await scene.enter({ url: nodes[1]?.url ?? '' });
});
afterEach(() => scene.end());
afterAll(() => Promise.all((nodes ?? []).map(node => node.stop('SIGKILL'))));

/** All texts that somebody was told, names of fields too. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...textsOf(part)]);
}

test.each(Object.keys(videoCommands) as VideoCommand[])('%s takes no text with a break in it', async name => {
  const { id: transportId } = await mallory.client.ask('transport:create', { direction: 'send' });
  const input = fullInputs({ peerId: ann.peerId, transportId })[name];
  const places = textPlaces(videoCommands[name].input, input).filter(({ path }) => path !== 'description.sdp');
  const tries = places.flatMap(place =>
    Object.entries(breaks).flatMap(([what, text]) =>
      [`${place.text}${text}${evil}`, `${text}${place.text}`, `${place.text}${text}`].map(hostile => ({
        place: `${place.path} with ${what}`,
        answer: mallory.client.command(name, place.put(hostile)),
      })),
    ),
  );
  const answers = await Promise.all(
    tries.map(async ({ place, answer }) => {
      const told = await answer;
      return { place, outcome: told.ok ? 'ok' : told.error.code };
    }),
  );
  expect(answers.filter(({ outcome }) => outcome !== 'validation_failed')).toEqual([]);
  const texts = textsOf(ann.client.heard.map(({ payload }) => payload));
  expect(texts.filter(text => /[^\x20-\x7e]/.test(text) || text.includes('evil'))).toEqual([]);
});

test('a description arrives with well-formed lines that calls need, or not at all', async () => {
  const lines = offerSdp.trimEnd().split('\r\n');
  const outcomes: string[] = [];
  for (const [what, text] of Object.entries(breaks)) {
    for (const [at, line] of lines.entries()) {
      for (const hostile of [
        `${line}${text}x-evil:1`,
        `${text}${line}`,
        `${line}${text}`,
        `${line}${text}a=x-evil:1`,
      ]) {
        const sdp = `${lines.toSpliced(at, 1, hostile).join('\r\n')}\r\n`;
        const signal = { to: ann.peerId, description: { type: 'offer', sdp } };
        const answer = await mallory.client.command('signal', signal);
        if (!answer.ok) expect([what, answer.error.code]).toEqual([what, 'validation_failed']);
        outcomes.push(answer.ok ? 'passed' : 'refused');
      }
    }
  }
  const passed = outcomes.filter(outcome => outcome === 'passed').length;
  await ann.client.until(() => ann.client.all('signal').length === passed, 'every signal that was taken');
  for (const { description } of ann.client.all('signal')) expect(description?.sdp).toBe(offerSdp);
  // A line of its own that nobody knows is left out; everything else is refused.
  expect(passed).toBe(lines.length * 2);
});

test.each([
  ['of data', 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel'],
  ['of plain RTP', 'm=audio 9 RTP/AVP 0'],
  ['with a key in the open', 'a=fingerprint:md5 00:11'],
  ['with a candidate of any name', 'a=candidate:1 1 udp 1 evil.example 9 typ host'],
  ['with a letter that nobody uses', 'k=clear:1'],
  ['with an empty line', ''],
])('no description %s', async (_what, line) => {
  const description = { type: 'offer', sdp: `${offerSdp}${line}\r\n` };
  expect(cleanDescription(description.sdp)).toBeUndefined();
  const sent = mallory.client.ask('signal', { to: ann.peerId, description });
  await expect(sent).rejects.toMatchObject(refusal('validation_failed'));
});

test.each([
  'candidate:1 1 udp 1 evil.example 9 typ host',
  'candidate:1 1 udp',
  'a=candidate:1 1 udp 1 192.0.2.1 9 typ host',
  'candidate:1 1 udp 1 192.0.2.1 9 typ host evil',
  'candidate:1 1 sctp 1 192.0.2.1 9 typ host',
])('no candidate %j', async candidate => {
  const sent = mallory.client.ask('signal', { to: ann.peerId, candidate: { candidate } });
  await expect(sent).rejects.toMatchObject(refusal('validation_failed'));
});

test('nothing that a sender chooses is told to who consumes it', async () => {
  const { id: transportId } = await mallory.client.ask('transport:create', { direction: 'send' });
  const given = fullParameters();
  const [codec] = given.codecs;
  const rtpParameters = {
    ...given,
    mid: 'evil',
    msid: 'evil evil',
    codecs: [{ ...codec, parameters: { ...codec?.parameters, evil: 'evil', usedtx: 'evil', stereo: 1, minptime: 10 } }],
    encodings: [{ ssrc: 4_711, scalabilityMode: 'L1T1' }],
    rtcp: { cname: 'evil' },
  };
  const input = { transportId, kind: 'audio', rtpParameters, source: 'mic' };
  const { producerId } = await mallory.client.ask('producer:create', input);
  const told = await receiveMedia(ann, producerId);
  expect(textsOf(told).filter(text => text.includes('evil'))).toEqual([]);
  expect(told.rtpParameters.codecs[0]?.parameters).toEqual({ useinbandfec: 1, stereo: 1, minptime: 10 });
  expect(told.rtpParameters.msid).toBeUndefined();
});

test('what one person sends has one name, and that of another person another one', async () => {
  const nameOf = async (producerId: string) => (await receiveMedia(ann, producerId)).rtpParameters.rtcp?.cname;
  const third = await scene.enter({ url: nodes[0]?.url ?? '' });
  const [mic, camera, other] = [await sendMedia(mallory), await sendMedia(mallory, 'camera'), await sendMedia(third)];
  const names = [await nameOf(mic.producerId), await nameOf(camera.producerId), await nameOf(other.producerId)];
  expect(names[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(names).toEqual([names[0], names[0], expect.not.stringMatching(names[0] ?? '')]);
});
