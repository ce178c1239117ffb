import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Week } from './ledger-now.ts';
import { sayDay } from './say-ledger.ts';

const short = (day: string): string => sayDay(day).split(' ').slice(0, 2).join(' ');

/** Nights by week against the plan; the same numbers are in the table below it, for whoever sees no chart. */
export function NightsChart({ weeks }: { weeks: readonly Week[] }) {
  const data = weeks.map(({ startsOn, nights, plan }) => ({ week: short(startsOn), nights, plan }));
  return (
    <section aria-labelledby="nights">
      <h2 id="nights" className="nhsuk-heading-m">
        Nights away by week
      </h2>
      <div className="chart" aria-hidden="true">
        <ResponsiveContainer width="100%" height={280}>
          <ComposedChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 8, bottom: 8, left: 0 }}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="week" stroke="var(--soft)" minTickGap={24} />
            <YAxis stroke="var(--soft)" width={48} allowDecimals={false} />
            <Legend formatter={(name: string) => <span className="legend">{name}</span>} />
            <Bar dataKey="nights" name="nights away" fill="var(--accent)" isAnimationActive={false} />
            <Line
              dataKey="plan"
              name="plan"
              stroke="var(--ink)"
              strokeWidth={2}
              strokeDasharray="6 4"
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <details>
        <summary>The numbers by week</summary>
        <div className="wide" role="region" aria-label="Nights by week" tabIndex={0}>
          <table className="list">
            <thead>
              <tr>
                <th scope="col">Week from</th>
                <th scope="col" className="number">
                  Nights
                </th>
                <th scope="col" className="number">
                  Plan
                </th>
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ startsOn, nights, plan }) => (
                <tr key={startsOn}>
                  <td>{sayDay(startsOn)}</td>
                  <td className="number">{nights}</td>
                  <td className="number">{plan === undefined ? 'none' : Math.round(plan)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
