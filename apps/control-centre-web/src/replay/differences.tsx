import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { sayNumber, type Difference } from './replay-now.ts';

const LOOK_MS = 60_000;

/** What was shown at a moment (RFC 3339) and is known by now to have been otherwise. */
export function Differences({ moment }: { moment: string }) {
  const path = `/board/difference?at=${moment}`;
  const { answer, problem } = useAnswer(
    path,
    () => ask<{ differences: Difference[] }>(path, { of: 'control-centre' }),
    LOOK_MS,
  );
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className="nhsuk-heading-m">
        What is known otherwise by now
      </h2>
      {problem && (
        <p className="fault">
          {problem.title}. {problem.detail}
        </p>
      )}
      {answer && answer.differences.length === 0 && <p>Nothing: what was shown then is what is known now.</p>}
      {answer && answer.differences.length > 0 && <Table differences={answer.differences} />}
    </section>
  );
}

const Table = ({ differences }: { differences: Difference[] }) => (
  <div className="wide" role="region" aria-label="Differences, scrolls sideways" tabIndex={0}>
    <table className="list">
      <caption className="nhsuk-u-visually-hidden">Shown then and known now</caption>
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col">Figure</th>
          <th scope="col" className="number">
            Shown then
          </th>
          <th scope="col" className="number">
            Known now
          </th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ placeId, placeName, figureId, name, unit, shown, known }) => (
          <tr key={`${placeId}/${figureId}`} data-difference={`${placeId}/${figureId}`}>
            <th scope="row">{placeName}</th>
            <td>{name}</td>
            <td className="number">{sayNumber(shown, unit)}</td>
            <td className="number">{sayNumber(known, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
