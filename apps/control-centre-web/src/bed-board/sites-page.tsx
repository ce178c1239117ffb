import { Link } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayAgeOf } from './place-now.ts';
import { siteRows, sumWards, type SiteNow, type SiteRow, type WardNow } from './ward-now.ts';

async function look() {
  const [wards, sites] = await Promise.all([ask<{ wards: WardNow[] }>('/wards'), ask<{ sites: SiteNow[] }>('/sites')]);
  if (!wards.ok) return wards;
  if (!sites.ok) return sites;
  const answer = { wards: wards.answer.wards, sites: sites.answer.sites };
  return { ok: true as const, at: Math.min(wards.at, sites.at), answer };
}

/** Every site: what is empty, what of that can be used, and why not the rest. */
export function SitesPage() {
  const seen = useAnswer('sites', look);
  return (
    <PageFrame title="Bed board" seen={seen}>
      {seen.answer && (
        <>
          <p className="figures-line">All sites: {sumWards(seen.answer.wards).inWords}</p>
          <SiteList rows={siteRows(seen.answer.wards, seen.answer.sites)} now={seen.now} />
        </>
      )}
    </PageFrame>
  );
}

function SiteList({ rows, now }: { rows: SiteRow[]; now: number }) {
  return (
    <div className="wide" role="region" aria-label="Sites, scrolls sideways" tabIndex={0}>
      <table className="list">
        <caption className="nhsuk-u-visually-hidden">Sites with empty and usable beds</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col">Provider</th>
            <th scope="col" className="number">
              Usable now
            </th>
            <th scope="col" className="number">
              Empty
            </th>
            <th scope="col" className="number">
              Open
            </th>
            <th scope="col">Why not all that is empty</th>
            <th scope="col" className="number">
              Other places usable
            </th>
            <th scope="col" className="number">
              Latest news
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-site={row.id}>
              <th scope="row">
                <Link href={`/beds/${row.id}`}>{row.name}</Link>
              </th>
              <td>{row.providerId}</td>
              <td className="number strong">{row.usable}</td>
              <td className="number">{row.empty}</td>
              <td className="number">{row.open}</td>
              <td>{row.why || '–'}</td>
              <td className="number">{row.others.open > 0 ? `${row.others.usable} of ${row.others.open}` : '–'}</td>
              <td className="number">{row.asOf ? `${sayAgeOf(row.asOf, now)} ago` : 'nothing heard'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
