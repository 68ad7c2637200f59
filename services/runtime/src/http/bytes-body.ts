import { ParleyError } from '@parley/contracts/errors';
import type { RestCall } from '@parley/contracts/rest';
import express, { type Request, type Response } from 'express';

/**
 * Reads the body of a call that takes bytes, as a whole. Nothing is decompressed: the bound is that of what is kept.
 * Rejects with ParleyError `unsupported_media_type`, or what the parser throws for a body that is too long or breaks off.
 */
export function bytesReader({ types, max }: NonNullable<RestCall['bytes']>) {
  const parse = express.raw({ type: [...types], limit: max, inflate: false });
  return async (request: Request, response: Response): Promise<Buffer> => {
    await new Promise<void>((resolve, reject) => {
      parse(request, response, (error?: unknown) => (error ? reject(error as Error) : resolve()));
    });
    const body: unknown = request.body;
    if (Buffer.isBuffer(body)) return body;
    throw new ParleyError('unsupported_media_type', `Send one of ${types.join(', ')}`);
  };
}
