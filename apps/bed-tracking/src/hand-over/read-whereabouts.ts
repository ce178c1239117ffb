import { foldVisit, type Spell } from '@careway/beds';
import type { Whereabouts } from '@careway/custody';
import type { Tx } from '@careway/database';
import type { Places } from '../know-places/places.ts';
import { loadFacts } from '../track-visits/store-facts.ts';

/** Discharge method 4 and 5 and discharge destination 79 of the NHS Data Dictionary: the person died. */
const DIED = new Set(['4', '5', '79']);

/** Discharge destinations of the NHS Data Dictionary that are another hospital. */
const HOSPITAL = new Set(['30', '48', '49', '50', '51', '52', '53', '84', '87']);

/** Where each of these people is by the records of visits; `subjects` has every subject id that a person goes by. */
export async function readWhereabouts(
  tx: Pick<Tx, 'query'>,
  places: Places,
  subjects: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Whereabouts>> {
  const rows = await tx.query<{ visit_id: string }>('SELECT visit_id FROM spell WHERE subject_id = ANY($1::uuid[])', [
    [...subjects.values()].flat(),
  ]);
  const facts = await loadFacts(
    tx,
    rows.map((row) => row.visit_id),
  );
  const spells = Map.groupBy(
    [...facts.values()].map((list) => foldVisit(list)!),
    (spell) => spell.subjectId,
  );
  return new Map(
    [...subjects].map(([person, ids]) => [
      person,
      whereaboutsOf(
        ids.flatMap((id) => spells.get(id) ?? []),
        places,
      ),
    ]),
  );
}

type Present = NonNullable<Whereabouts['present']>;

/** What the visits of one person add up to. Visits that take up no bed or space, such as a clinic's, say nothing. */
export function whereaboutsOf(spells: readonly Spell[], places: Places): Whereabouts {
  const died = spells.find(({ status, dischargeDisposition: code }) => status === 'closed' && DIED.has(code ?? ''));
  const presents = spells.flatMap((spell) => presentOf(spell, places) ?? []);
  const present = presents.reduce<Present | undefined>((a, b) => (a && a.since >= b.since ? a : b), undefined);
  const left = spells
    .flatMap((spell) => leftOf(spell, places) ?? [])
    .filter(({ organisationId }) => presents.every((one) => one.organisationId !== organisationId))
    .sort((a, b) => (a.at > b.at ? -1 : 1))[0];
  return {
    ...(died && { diedAt: died.dischargedAt! }),
    ...(present && { present }),
    ...(left && { left }),
  };
}

const organisationOf = ({ place, placeSaidBy }: Spell['stays'][number], places: Places): string =>
  places.get(places.idOf(place, placeSaidBy)).providerId;

/** Since when: the beginning of the time in that organisation, however often the person changed wards there. */
function presentOf({ status, stays }: Spell, places: Places): Present | undefined {
  const last = stays.at(-1);
  if (status !== 'open' || !last || last.to !== undefined || !last.takesUpABed) return undefined;
  const organisationId = organisationOf(last, places);
  const elsewhere = stays.findLastIndex((stay) => organisationOf(stay, places) !== organisationId);
  const { ward } = places.get(places.idOf(last.place, last.placeSaidBy));
  const unit = ward?.name ?? last.place?.pointOfCare;
  return { organisationId, unit, placeId: last.place?.bedId, since: stays[elsewhere + 1]!.from };
}

function leftOf(spell: Spell, places: Places): Whereabouts['left'] {
  const { status, stays, dischargedAt: at, dischargeDisposition: code } = spell;
  const last = stays.findLast((stay) => stay.takesUpABed);
  if (status !== 'closed' || !last || at === undefined) return undefined;
  return { organisationId: organisationOf(last, places), at, toHospital: HOSPITAL.has(code ?? '') };
}
