import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { FilesConfig } from '../config.ts';

type Connection = Pick<FilesConfig, 'S3_URL' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET'>;

/**
 * A client of any store that speaks S3. It addresses the bucket in the path and adds no checksum of its own, because not
 * every store knows buckets in host names or the checksums of AWS. Every wait has an end.
 */
export function openS3({ S3_URL, S3_REGION, S3_ACCESS_KEY, S3_SECRET }: Connection): S3Client {
  return new S3Client({
    endpoint: S3_URL,
    region: S3_REGION,
    credentials: { accessKeyId: S3_ACCESS_KEY, secretAccessKey: S3_SECRET },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      throwOnRequestTimeout: true,
    }),
  });
}
