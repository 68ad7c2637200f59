import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** A text that is sent while it is made. */
export interface TextStream {
  type: string;
  /** What a browser saves it as. */
  fileName: string;
  pieces: AsyncIterable<string>;
}

/** Makes the next piece when the client has taken those before. Who goes away meanwhile ends it, and that is no error. */
export async function sendText({ type, fileName, pieces }: TextStream, response: Response): Promise<void> {
  response.type(type).attachment(fileName).type(type);
  await pipeline(Readable.from(pieces), response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
