import { describe, expect, test } from '@jest/globals';
import { deviceCause } from '../src/lib/call/media/device-cause.ts';
import { EarlySignals } from '../src/lib/call/mesh/early-signals.ts';
import { withOpusDtx } from '../src/lib/call/mesh/opus-dtx.ts';
import { choose } from '../src/lib/call/remote/choose.ts';
import { planSending } from '../src/lib/call/sfu/encodings.ts';
import { layersFor } from '../src/lib/call/sfu/layers.ts';

function codec(mimeType: string) {
  return { kind: 'video' as const, mimeType, preferredPayloadType: 96, clockRate: 90_000 };
}
const router = ['video/VP8', 'video/rtx', 'video/VP9', 'video/AV1', 'video/H264'].map(codec);

describe('how a source is sent', () => {
  test('voices with FEC and DTX, the sound of a screen without pauses', () => {
    expect(planSending('mic', router)).toMatchObject({ codecOptions: { opusFec: true, opusDtx: true } });
    expect(planSending('screen-audio', router)).toMatchObject({ codecOptions: { opusFec: true, opusDtx: false } });
  });

  test("cameras in the router's first codec: simulcast, or scalable where the codec is", () => {
    const plain = planSending('camera', router);
    expect(plain.codec?.mimeType).toBe('video/VP8');
    expect(plain.encodings.map(encoding => encoding.scaleResolutionDownBy)).toEqual([4, 2, 1]);
    expect(planSending('camera', [codec('video/H264')]).encodings).toHaveLength(3);
    for (const name of ['video/VP9', 'video/AV1']) {
      expect(planSending('camera', [codec(name), ...router]).encodings).toMatchObject([
        { scalabilityMode: 'L3T3_KEY' },
      ]);
    }
  });

  test('small cameras in fewer sizes, the largest among them always', () => {
    const sizes = (pixels: number) =>
      planSending('camera', router, pixels).encodings.map(encoding => encoding.scaleResolutionDownBy);
    expect([1280 * 720, 640 * 480, 320 * 240].map(sizes)).toEqual([[4, 2, 1], [2, 1], [1]]);
  });

  test('screens in VP9 where both ends have it, in one layer, few frames', () => {
    const sharp = planSending('screen', router);
    expect(sharp.codec?.mimeType).toBe('video/VP9');
    expect(sharp.encodings).toMatchObject([{ scalabilityMode: 'L1T3', maxFramerate: 15 }]);
    const plain = planSending('screen', [codec('video/VP8')]);
    expect(plain.codec?.mimeType).toBe('video/VP8');
    expect(plain.encodings).toHaveLength(1);
    expect(plain.encodings[0]?.scalabilityMode).toBeUndefined();
  });
});

test('layers follow the size of the tile and the density of the screen', () => {
  expect(layersFor({ width: 120, height: 68 }, 1)).toEqual({ spatial: 0, temporal: 1 });
  expect(layersFor({ width: 320, height: 180 }, 1)).toEqual({ spatial: 0, temporal: 2 });
  expect(layersFor({ width: 320, height: 180 }, 2)).toEqual({ spatial: 1, temporal: 2 });
  expect(layersFor({ width: 1600, height: 900 }, 1)).toEqual({ spatial: 2, temporal: 2 });
  // A tall tile shows a wide picture no larger than its width allows.
  expect(layersFor({ width: 300, height: 900 }, 1)).toEqual({ spatial: 0, temporal: 2 });
});

test('the old way plays on until the new one delivers', () => {
  const old = { delivers: true };
  expect(choose({ delivers: false }, old)).toBe(old);
  expect(choose(undefined, old)).toBe(old);
  const target = { delivers: true };
  expect(choose(target, old)).toBe(target);
  const silent = { delivers: false };
  expect(choose(silent, { delivers: false })).toBe(silent);
  expect(choose(undefined, undefined)).toBeUndefined();
});

test('opus is asked to be quiet in silence, other codecs are left alone', () => {
  const sdp = ['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1', 'a=fmtp:96 apt=97', ''].join(
    '\r\n',
  );
  const asked = withOpusDtx(sdp);
  expect(asked).toContain('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r\n');
  expect(asked).toContain('a=fmtp:96 apt=97\r\n');
  expect(withOpusDtx(asked)).toBe(asked);
});

test('signals that come too early are kept for a moment, for the one they are from', () => {
  const early = new EarlySignals();
  early.keep('a', { candidate: { candidate: 'stale' } }, 0);
  early.keep('a', { candidate: { candidate: 'first' } }, 2_500);
  early.keep('b', { candidate: null }, 2_600);
  early.keep('a', { candidate: { candidate: 'second' } }, 2_700);
  expect(early.take('a', 4_000)).toEqual([
    { candidate: { candidate: 'first' } },
    { candidate: { candidate: 'second' } },
  ]);
  expect(early.take('a', 4_000)).toEqual([]);
  expect(early.take('b', 9_000)).toEqual([]);
});

test('what a browser says of a device, in terms that have a fix', () => {
  expect(deviceCause(new DOMException('no', 'NotAllowedError'))).toBe('denied');
  expect(deviceCause(new DOMException('no', 'NotFoundError'))).toBe('missing');
  expect(deviceCause(new DOMException('no', 'NotReadableError'))).toBe('busy');
  expect(deviceCause(new DOMException('no', 'NotSupportedError'))).toBe('unsupported');
  expect(deviceCause('no')).toBe('failed');
});
