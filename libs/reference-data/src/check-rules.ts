import { byId, checkOverlaps, checkReference } from './check-references.ts';
import { checkAlerts } from './check-alerts.ts';
import { checkOpel } from './check-opel.ts';
import { checkFigures } from './check-figures.ts';
import { checkPlaces } from './check-places.ts';
import type { Fault } from './reference-data-error.ts';
import { faultAt, type Read } from './row.ts';
import type { Tables } from './tables.ts';
import type { Interface } from './rows/interface.ts';

/** Everything that no single row can know: ids that come twice, pointers to nothing, beds with one label. */
export function checkRules(tables: Tables): Fault[] {
  const organisations = byId(tables.organisations);
  const sites = byId(tables.sites);
  const wards = byId(tables.wards);
  const others = [
    byId(tables.beds),
    byId(tables.services),
    byId(tables.interfaces),
    byId(tables.activity),
    byId(tables.shapes),
    byId(tables.outcodes),
    byId(tables.targets),
    byId(tables.opel),
    byId(tables.figures),
    byId(tables.figureRules),
    byId(tables.triggers),
    byId(tables.surgeCards),
  ];
  return [
    ...[organisations, sites, wards, ...others].flatMap((rows) => checkOverlaps(rows)),
    ...[...tables.sites, ...tables.services, ...tables.interfaces, ...tables.activity].flatMap((one) => {
      const field = one.file.endsWith('.yaml') ? 'organisationId' : 'organisation_id';
      return checkReference(one, field, one.row.organisationId, organisations, 'organisation');
    }),
    ...[...tables.wards, ...tables.services, ...tables.activity].flatMap((one) =>
      checkReference(one, 'site_id', one.row.siteId, sites, 'site'),
    ),
    ...tables.beds.flatMap((one) => checkReference(one, 'ward_id', one.row.wardId, wards, 'ward')),
    ...tables.wards.flatMap((one) =>
      one.row.id.startsWith(`${one.row.siteId}-`) ? [] : [faultAt(one, 'id', 'does not begin with site_id')],
    ),
    ...checkLabels(tables),
    ...checkPlaces(tables),
    ...checkOpel(tables),
    ...checkFigures(tables),
    ...checkAlerts(tables),
    ...tables.interfaces.flatMap((one) => checkInterface(one, new Set(wards.keys()))),
  ];
}

function checkLabels({ beds }: Tables): Fault[] {
  const seen = new Map<string, string>();
  return beds.flatMap((one) => {
    const label = `${one.row.wardId} ${one.row.label}`;
    const other = seen.get(label);
    seen.set(label, one.row.id);
    if (other === undefined || other === one.row.id) return [];
    return [faultAt(one, 'label', `the bed ${other} of this ward has the same label`)];
  });
}

function checkInterface(one: Read<Interface>, wards: ReadonlySet<string>): Fault[] {
  const { doors, allowedApplications, allowedFacilities, locationMap, timeZone } = one.row;
  const faults = locationMap.flatMap(({ pointOfCare, wardId }, index) =>
    wards.has(wardId)
      ? []
      : [faultAt(one, `locationMap.${index}.wardId`, `${pointOfCare} means ${wardId}, and there is no such ward`)],
  );
  const said = new Set<string>();
  for (const [index, { pointOfCare, room, facility }] of locationMap.entries()) {
    const code = [pointOfCare, room ?? '', facility ?? ''].join('^').toUpperCase();
    if (said.has(code)) faults.push(faultAt(one, `locationMap.${index}`, `the code ${code} is mapped twice`));
    said.add(code);
  }
  for (const [field, list] of Object.entries({ doors, allowedApplications, allowedFacilities }))
    if (list.length === 0) faults.push(faultAt(one, field, 'is empty'));
  if (!isTimeZone(timeZone)) faults.push(faultAt(one, 'timeZone', `${timeZone} is not a time zone`));
  return faults;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
