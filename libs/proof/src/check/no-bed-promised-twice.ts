import type { Entry, Published, WardNow } from '../history/entry.ts';
import type { Found, Look } from './found.ts';

/** Promise 5: no figure ever offers more beds than there are, and each version of a ward's figures is told once. */
export const noBedPromisedTwice: Look = ({ all, published }) => {
  const told = [...published.values()].flatMap(([first]) => (first!.ward ? [first!] : []));
  const wards = Map.groupBy(told, ({ ward }) => ward!.wardId);
  return [
    ...all('published').flatMap((event) => (event.ward ? tooMany(event.ward.wardId, event.ward, event) : [])),
    ...all('quiet').flatMap((quiet) =>
      [quiet.ledger, quiet.counters].flatMap((figures) =>
        Object.entries(figures).flatMap(([wardId, ward]) => tooMany(wardId, ward, quiet)),
      ),
    ),
    ...[...wards].flatMap(([wardId, events]) => versionsOf(wardId, events)),
  ];
};

function tooMany(wardId: string, { open, occupied, onLeave, usable }: WardNow, line: Entry): Found[] {
  if (usable <= Math.max(0, open - occupied - onLeave)) return [];
  const what = `${wardId}: ${usable} of ${open} beds are offered with ${occupied} people in them and ${onLeave} on leave`;
  return [{ what, lines: [line] }];
}

function versionsOf(wardId: string, events: readonly Published[]): Found[] {
  const byVersion = events.toSorted((a, b) => a.ward!.version - b.ward!.version);
  return byVersion.slice(1).flatMap((event, index) => {
    const before = byVersion[index]!;
    const step = event.ward!.version - before.ward!.version;
    if (step === 1) return [];
    const what = step === 0 ? `version ${event.ward!.version} is told twice` : `${step - 1} versions were never told`;
    return [{ what: `${wardId}: ${what}`, lines: [before, event], about: [before.eventId, event.eventId] }];
  });
}
