import type { Columns } from '@careway/service-kit';
import type { BedAnswer, PlaceFigures, WardAnswer } from './shapes.ts';

/** Columns of the bed base of sites and providers as CSV. */
export const FIGURE_COLUMNS: Columns<PlaceFigures> = {
  id: (place) => place.id,
  name: (place) => place.name,
  open: (place) => place.open,
  occupied: (place) => place.occupied,
  on_leave: (place) => place.onLeave,
  usable: (place) => place.usable,
};

export const WARD_COLUMNS: Columns<WardAnswer> = {
  ...FIGURE_COLUMNS,
  site: (ward) => ward.siteId,
  provider: (ward) => ward.providerId,
  bed_base: (ward) => ward.bedBase,
  empty: (ward) => ward.empty,
  in_words: (ward) => ward.inWords,
  staffed_for: (ward) => ward.staffedFor,
  version: (ward) => ward.version,
  as_of: (ward) => ward.asOf,
};

export const BED_COLUMNS: Columns<BedAnswer> = {
  bed: (bed) => bed.bedId,
  bay: (bed) => bed.bay,
  label: (bed) => bed.label,
  kind: (bed) => bed.kind,
  state: (bed) => bed.state,
  people: (bed) => bed.people,
};
