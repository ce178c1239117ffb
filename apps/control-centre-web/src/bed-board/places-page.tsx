import type { PlaceNow } from '@careway/places';
import { Link } from 'wouter';
import { ask, askAll } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { ChangePlace } from './change-place.tsx';
import { PlaceMark } from './place-mark.tsx';
import { sayAgeOf, sayCode, sayLimits, sayPlaceState, useOf } from './place-now.ts';
import type { WardNow } from './ward-now.ts';

async function look(siteId: string, wardId: string) {
  const [wards, places] = await Promise.all([
    ask<{ wards: WardNow[] }>(`/wards?site=${encodeURIComponent(siteId)}`),
    askAll<PlaceNow>(`/places?ward=${encodeURIComponent(wardId)}`),
  ]);
  if (!wards.ok) return wards;
  if (!places.ok) return places;
  return {
    ok: true as const,
    at: Math.min(wards.at, places.at),
    answer: { ward: wards.answer.wards.find(({ id }) => id === wardId), places: places.answer },
  };
}

/** The places of a ward, each with its state, why, since when and how long ago anything was heard of it. */
export function PlacesPage({ siteId, wardId }: { siteId: string; wardId: string }) {
  const seen = useAnswer(wardId, () => look(siteId, wardId));
  const { ward, places = [] } = seen.answer ?? {};
  return (
    <PageFrame title={ward ? ward.name : `Ward ${wardId}`} seen={seen}>
      <Link className="nhsuk-back-link" href={`/beds/${siteId}`}>
        Wards of {siteId}
      </Link>
      {ward && <p className="figures-line">{ward.inWords}</p>}
      {seen.answer && places.length === 0 && <p>Reference data has no places of this ward.</p>}
      <ul className="cards">
        {places.map((place) => (
          <PlaceCard key={place.placeId} place={place} now={seen.now} onChanged={seen.lookNow} />
        ))}
      </ul>
    </PageFrame>
  );
}

function PlaceCard({ place, now, onChanged }: { place: PlaceNow; now: number; onChanged: () => void }) {
  const { placeId, label, bay, reason } = place;
  return (
    <li className="card place" data-place={placeId} data-use={useOf(place)}>
      <h2 className="nhsuk-heading-s">
        {sayCode(place.type)} {label} <span className="soft">{bay}</span>
      </h2>
      <p className="place-state">
        <PlaceMark use={useOf(place)} /> {sayPlaceState(place)}
        {reason ? `: ${reason}` : ''}
      </p>
      <p className="soft">
        for {sayAgeOf(place.since, now)}, heard of {sayAgeOf(place.knownAt, now)} ago; {sayLimits(place)}
        {place.bedClass ? `; class ${place.bedClass}` : ''}
      </p>
      <ChangePlace place={place} onChanged={onChanged} />
    </li>
  );
}
