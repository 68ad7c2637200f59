import type { PictureUse } from '@parley/contracts/pictures';
import { refusalEvent } from '@parley/runtime/http/refusals';
import type { Logger } from '@parley/runtime/telemetry/logger';
import { counter, histogram } from '@parley/runtime/telemetry/metrics';

const outcomes = ['kept', 'picture_invalid', 'overloaded', 'unavailable', 'internal'];
const uploads = counter('parley_pictures_total', 'Pictures that were given', ['outcome'], outcomes);
const encoding = histogram('parley_picture_encoding_seconds', 'How long a picture took to decode, cut and encode');

export type FilesEvents = ReturnType<typeof filesEvents>;

/** What happens to pictures: a log line and a figure each. */
export function filesEvents(logger: Logger) {
  return {
    accessRefused: refusalEvent(logger),
    /** Call what it returns when the picture is encoded. */
    startEncoding: () => encoding.startTimer(),
    pictureKept(use: PictureUse, pictureId: string, userId: string) {
      uploads.inc({ outcome: 'kept' });
      logger.info({ use, pictureId, userId }, 'picture kept');
    },
    pictureRefused(use: PictureUse, outcome: string, userId: string) {
      uploads.inc({ outcome });
      logger.debug({ use, outcome, userId }, 'picture not kept');
    },
  };
}
