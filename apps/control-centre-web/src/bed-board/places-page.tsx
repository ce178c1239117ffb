import type { PlaceNow } from '@careway/places';
import { Link } from 'wouter';
import { ask, askAll, type Answered } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { PlaceCard } from './place-card.tsx';
import type { WardNow } from './ward-now.ts';

interface WardAndPlaces {
  ward: WardNow | undefined;
  places: PlaceNow[];
}

async function look(siteId: string, wardId: string): Promise<Answered<WardAndPlaces>> {
  const [wards, places] = await Promise.all([
    ask<{ wards: WardNow[] }>(`/wards?site=${encodeURIComponent(siteId)}`),
    askAll<PlaceNow>(`/places?ward=${encodeURIComponent(wardId)}`),
  ]);
  if (!wards.ok) return wards;
  if (!places.ok) return places;
  const ward = wards.answer.wards.find(({ id }) => id === wardId);
  return { ok: true, at: Math.min(wards.at, places.at), answer: { ward, places: places.answer } };
}

/** The places of a ward. */
export function PlacesPage({ siteId, wardId }: { siteId: string; wardId: string }) {
  const seen = useAnswer(wardId, () => look(siteId, wardId));
  const { mayAct } = useActing();
  const { ward, places = [] } = seen.answer ?? {};
  const siteName = places[0]?.siteName ?? siteId;
  return (
    <PageFrame title={ward ? `${ward.name}, ${siteName}` : `Ward ${wardId}`} seen={seen}>
      <Link className="nhsuk-back-link" href={`/beds/${siteId}`}>
        Wards of {siteName}
      </Link>
      {ward && <p className="figures-line">{ward.inWords}</p>}
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
