import { Link } from 'wouter';
import type { Explanation, OpelOf } from '../opel/opel-answer.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** What the level of a system is the weighted sum of: kinds of provider, or the providers of a kind. */
export function Parts({ parts, score }: { parts: Explanation['parts']; score: OpelOf }) {
  const hrefOf = (id: string) =>
    score.pillar === 'overall' ? `/desk/${score.placeId}?pillar=${id}` : `/desk/${id}?pillar=${score.pillar}`;
  return (
    <section aria-labelledby="desk-parts">
      <h2 id="desk-parts" className="nhsuk-heading-m">
        Part by part
      </h2>
      <div className="wide" role="region" aria-label="Parts, scrolls sideways" tabIndex={0}>
        <table className="list">
          <caption className="nhsuk-u-visually-hidden">Part by part</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" className="number">
                Counts for
              </th>
              <th scope="col" className="number">
                Points
              </th>
              <th scope="col">Computed level</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ id, name, share, points, level }) => (
              <tr key={id} data-part={id}>
                <th scope="row">
                  <Link href={hrefOf(id)}>{name}</Link>
                </th>
                <td className="number">{number.format(100 * share)} %</td>
                <td className="number">{points === null ? 'not known' : number.format(points)}</td>
                <td>{level === null ? 'not known' : `OPEL ${level}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
