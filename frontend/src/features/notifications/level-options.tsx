import { notificationLevels } from '@parley/contracts/places/place';
import { nt } from '#lib/i18n/notifications-texts.ts';

/** The levels of notifications, as options of a select. */
export function LevelOptions() {
  return notificationLevels.map(level => (
    <option key={level} value={level}>
      {nt.levels[level]}
    </option>
  ));
}
