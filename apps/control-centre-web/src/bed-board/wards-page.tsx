import { Link } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayAgeOf } from './place-now.ts';
import type { WardNow } from './ward-now.ts';

/** The wards of a site. */
export function WardsPage({ siteId }: { siteId: string }) {
  const seen = useAnswer(siteId, () => ask<{ wards: WardNow[] }>(`/wards?site=${encodeURIComponent(siteId)}`));
  const wards = seen.answer?.wards;
  return (
    <PageFrame title={`Wards of ${siteId}`} seen={seen}>
      <Link className="nhsuk-back-link" href="/beds">
        All sites
      </Link>
      {wards?.length === 0 && <p>No ward of {siteId} is known. Choose a site on the bed board.</p>}
      <ul className="cards">
        {wards?.map((ward) => (
          <li key={ward.id} className="card" data-ward={ward.id}>
            <h2 className="nhsuk-heading-s">
              <Link href={`/beds/${siteId}/${ward.id}`}>{ward.name}</Link>
            </h2>
            <p className="figures-line">{ward.inWords}</p>
            <p className="soft">
              {ward.occupied} of {ward.open} open places taken, {ward.onLeave} on leave
              {ward.bedBase ? '' : '; not in the bed base'};{' '}
              {ward.asOf ? `rests on ${sayAgeOf(ward.asOf, seen.now)} ago` : 'nothing heard yet'}
            </p>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}
