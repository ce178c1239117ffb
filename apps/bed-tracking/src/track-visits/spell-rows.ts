import { flowOf, type Spell } from '@careway/beds';
import type { Places } from '../know-places/places.ts';

/** A stay as a row of the database. Names are the columns'. */
export interface StayRow {
  visit_id: string;
  number: number;
  place_id: string;
  said_ward_id: string | null;
  bed_id: string | null;
  from_at: string;
  to_at: string | null;
  patient_class: string;
  on_leave: boolean;
  takes_up_a_bed: boolean;
}

export interface FlowRow {
  visit_id: string;
  site_id: string;
  day: string;
  admissions: number;
  discharges: number;
}

export const staysOf = ({ visitId, stays }: Spell, places: Places): StayRow[] =>
  stays.map((stay, number) => ({
    visit_id: visitId,
    number,
    place_id: places.idOf(stay.place, stay.placeSaidBy),
    said_ward_id: stay.place?.wardId ?? null,
    bed_id: stay.place?.bedId ?? null,
    from_at: stay.from,
    to_at: stay.to ?? null,
    patient_class: stay.patientClass,
    on_leave: stay.onLeave,
    takes_up_a_bed: stay.takesUpABed,
  }));

export const flowsOf = (spell: Spell, places: Places): FlowRow[] =>
  flowOf(spell, (place, saidBy) => places.siteOf(place, saidBy)).map(({ siteId, day, admissions, discharges }) => ({
    visit_id: spell.visitId,
    site_id: siteId,
    day,
    admissions,
    discharges,
  }));
