import { z } from 'zod';
import { id } from './ids.ts';
import { pictureLimits, pictureTypes, pictureUses } from './pictures.ts';
import { defineCalls } from './rest.ts';

/** Pictures of people and spaces. Served by files. */
export const pictureApi = defineCalls({
  uploadPicture: {
    method: 'post',
    path: '/api/pictures',
    access: 'user',
    limit: 'picturesPerUser',
    summary:
      'Give a picture; it is cut to the shape of its use and encoded again. Its id goes into the profile or the space',
    status: 201,
    errors: ['picture_invalid'],
    query: z.strictObject({ use: z.enum(pictureUses) }),
    bytes: { types: pictureTypes, max: pictureLimits.bytes },
    reply: z.object({ picture: z.object({ id, url: z.string() }) }),
  },
  getPicture: {
    method: 'get',
    path: '/pictures/:use/:id/:size.webp',
    access: 'anyone',
    limit: 'pictureReads',
    summary: 'One size of a picture, for anybody who knows its id; it never changes',
    status: 200,
    errors: ['not_found'],
    params: z.object({ use: z.enum(pictureUses), id, size: z.enum(['64', '256', '600', '1200']) }),
    sends: 'image/webp',
  },
});
export type PictureApi = typeof pictureApi;
