import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { PictureUse } from '@parley/contracts/pictures';
import { breaker } from '@parley/runtime/stores/breaker';

/** One size of a picture. */
export interface PictureKey {
  use: PictureUse;
  id: string;
  width: number;
}

export type PictureStore = ReturnType<typeof createPictureStore>;

/** Pictures in a bucket, as `pictures/<use>/<id>/<width>.webp`. Throws ParleyError `unavailable` while the store is away. */
export function createPictureStore(s3: S3Client, bucket: string) {
  const guarded = breaker('s3', (work: () => Promise<unknown>) => work(), { timeoutMs: 5_000, resetMs: 1_000 });
  const run = <T>(work: () => Promise<T>): Promise<T> => guarded(work) as Promise<T>;
  const placeOf = (key: PictureKey) => ({ Bucket: bucket, Key: `pictures/${key.use}/${key.id}/${key.width}.webp` });

  async function read(key: PictureKey): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await s3.send(new GetObjectCommand(placeOf(key)));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  return {
    async put(key: PictureKey, bytes: Uint8Array): Promise<void> {
      await run(() => s3.send(new PutObjectCommand({ ...placeOf(key), Body: bytes, ContentType: 'image/webp' })));
    },
    get: (key: PictureKey): Promise<Uint8Array | undefined> => run(() => read(key)),
    /** Rejects while the bucket cannot be reached. */
    probe: () => s3.send(new HeadBucketCommand({ Bucket: bucket })),
    /** Makes the bucket if it is not there. */
    async open(): Promise<void> {
      try {
        await s3.send(new HeadBucketCommand({ Bucket: bucket }));
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      }
    },
  };
}
