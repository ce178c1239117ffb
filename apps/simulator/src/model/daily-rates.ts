import type { Activity } from '@careway/reference-data';
import { DAY } from './london-time.ts';

/** People a day of one measure, over all its periods; 0 where nothing is known. */
export function perDay(
  activity: readonly Activity[],
  organisationId: string,
  measure: Activity['measure'],
  siteId?: string,
): number {
  const rows = activity.filter(
    (one) => one.organisationId === organisationId && one.measure === measure && one.siteId === siteId,
  );
  const people = rows.reduce((sum, one) => sum + one.people, 0);
  const days = rows.reduce((sum, one) => sum + daysOf(one), 0);
  return days === 0 ? 0 : people / days;
}

const daysOf = ({ validFrom, validTo }: Activity): number =>
  Math.round((Date.parse(validTo ?? validFrom) - Date.parse(validFrom)) / DAY) + 1;
