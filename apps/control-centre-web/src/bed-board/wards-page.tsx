import { Link } from 'wouter';
import { ask, type Answered } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayAgeOf } from './place-now.ts';
import type { SiteNow, WardNow } from './ward-now.ts';

interface SiteWards {
  name: string;
  wards: WardNow[];
}

async function look(siteId: string): Promise<Answered<SiteWards>> {
  const [wards, sites] = await Promise.all([
    ask<{ wards: WardNow[] }>(`/wards?site=${encodeURIComponent(siteId)}`),
    ask<{ sites: SiteNow[] }>('/sites'),
  ]);
  if (!wards.ok) return wards;
  if (!sites.ok) return sites;
  const name = sites.answer.sites.find(({ id }) => id === siteId)?.name ?? siteId;
  return { ok: true, at: Math.min(wards.at, sites.at), answer: { name, wards: wards.answer.wards } };
}

/** The wards of a site. */
export function WardsPage({ siteId }: { siteId: string }) {
  const seen = useAnswer(siteId, () => look(siteId));
  const { name = siteId, wards } = seen.answer ?? {};
  return (
    <PageFrame title={`Wards of ${name}`} seen={seen}>
      <Link className="nhsuk-back-link" href="/beds">
        All sites
      </Link>
      {wards?.length === 0 && <p>No ward of {name} is known. Choose a site on the bed board.</p>}
      <ul className="cards">
        {wards?.map((ward) => (
          <WardCard key={ward.id} ward={ward} now={seen.now} />
        ))}
      </ul>
    </PageFrame>
  );
}

function WardCard({ ward, now }: { ward: WardNow; now: number }) {
  const { id, siteId, occupied, open, onLeave, bedBase, asOf } = ward;
  return (
    <li className="card" data-ward={id}>
      <h2 className="nhsuk-heading-s">
        <Link href={`/beds/${siteId}/${id}`}>{ward.name}</Link>
      </h2>
      <p className="figures-line">{ward.inWords}</p>
      <p className="soft">
        {occupied} of {open} open places taken, {onLeave} on leave{bedBase ? '' : '; not in the bed base'};{' '}
        {asOf ? `latest news ${sayAgeOf(asOf, now)} ago` : 'nothing heard yet'}
      </p>
    </li>
  );
}
