import type { PlaceNow } from '@careway/places';
import { Link } from 'wouter';
import { ask, askAll, type Answered } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { PlaceCard } from './place-card.tsx';
import type { WardNow } from './ward-now.ts';
import { WardStaffing, type StaffingNow } from './ward-staffing.tsx';

interface WardAndPlaces {
  ward: WardNow | undefined;
  places: PlaceNow[];
  staffing: StaffingNow | undefined;
}

async function look(siteId: string, wardId: string): Promise<Answered<WardAndPlaces>> {
  const [wards, places, staffing] = await Promise.all([
    ask<{ wards: WardNow[] }>(`/wards?site=${encodeURIComponent(siteId)}`),
    askAll<PlaceNow>(`/places?ward=${encodeURIComponent(wardId)}`),
    ask<StaffingNow>(`/wards/${encodeURIComponent(wardId)}/staffing`),
  ]);
  if (!wards.ok) return wards;
  if (!places.ok) return places;
  // A ward of which reference data knows nothing has no staffing to tell.
  if (!staffing.ok && staffing.problem.status !== 404) return staffing;
  const ward = wards.answer.wards.find(({ id }) => id === wardId);
  const said = staffing.ok ? staffing.answer : undefined;
  return { ok: true, at: Math.min(wards.at, places.at), answer: { ward, places: places.answer, staffing: said } };
}

/** The places of a ward. */
export function PlacesPage({ siteId, wardId }: { siteId: string; wardId: string }) {
  const seen = useAnswer(wardId, () => look(siteId, wardId));
  const { mayAct } = useActing();
  const { ward, places = [], staffing } = seen.answer ?? {};
  const siteName = places[0]?.siteName ?? siteId;
  return (
    <PageFrame title={ward ? `${ward.name}, ${siteName}` : `Ward ${wardId}`} seen={seen}>
      <Link className="nhsuk-back-link" href={`/beds/${siteId}`}>
        Wards of {siteName}
      </Link>
      {ward && <p className="figures-line">{ward.inWords}</p>}
      {staffing && <WardStaffing staffing={staffing} now={seen.now} onChanged={seen.lookNow} />}
      {seen.answer && places.length === 0 && <p>Reference data has no places of this ward.</p>}
      {places.length > 0 && !mayAct && <p className="soft">Choose who you act as, above, to say how a place is.</p>}
      <ul className="cards">
        {places.map((place) => (
          <PlaceCard key={place.placeId} place={place} now={seen.now} onChanged={seen.lookNow} />
        ))}
      </ul>
    </PageFrame>
  );
}
