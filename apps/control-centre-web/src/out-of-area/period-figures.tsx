import type { LedgerFigures } from './ledger-now.ts';
import { sayAgainstPlan, sayContinuity, sayCost, sayCount, sayDay } from './say-ledger.ts';

/** The figures of a period, each with what it counts. */
export function PeriodFigures({ figures }: { figures: LedgerFigures }) {
  const { all, continuity, lengthsOfStay, longStays, furthestKm } = figures;
  const rows: [name: string, value: string, more: string][] = [
    ['Nights', figures.bedDays.toLocaleString('en-GB'), sayAgainstPlan(figures)],
    ['People away now', `${figures.active}`, `${all.active} of all classes and reasons`],
    ['Began', `${figures.new}`, `${figures.ended} ended`],
    ['Cost', sayCost(figures.cost), `of ${sayCount(all.bedDays, 'night')} for all reasons`],
    [
      'Continuity kept',
      sayContinuity(continuity),
      `${sayCount(continuity.contactsMissed, 'contact')} and ${sayCount(continuity.reviewsMissed, 'review')} missed`,
    ],
    ['Furthest', furthestKm === undefined ? 'not known' : `${furthestKm} km`, 'from home'],
    ['Away 60 nights or more', `${longStays.nights60}`, `${longStays.nights90} of them 90 or more`],
    [
      'Length of those that ended',
      lengthsOfStay.mean === undefined ? 'none ended' : sayCount(lengthsOfStay.mean, 'night'),
      lengthsOfStay.byClass
        .map(
          ({ bedClass, targetDays, ended, within }) => `class ${bedClass}: ${within} of ${ended} within ${targetDays}`,
        )
        .join('; '),
    ],
  ];
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="nhsuk-heading-m">
        {sayDay(figures.first)} to {sayDay(figures.until)}
      </h2>
      <p className="soft">
        Nights, people away and those that began or ended: acute mental health beds, for want of a local bed.
      </p>
      <dl className="cards">
        {rows.map(([name, value, more]) => (
          <div key={name} className="card">
            <dt>{name}</dt>
            <dd className="figures-line">{value}</dd>
            <dd className="soft">{more}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
