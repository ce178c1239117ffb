import { Link, useSearchParams } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayEvery, sayValue, type FigureRecord, type RegisteredFigure } from './figures-now.ts';
import { FigurePlaces } from './figure-places.tsx';
import { HistoryChart } from './history-chart.tsx';
import { HistoryTable } from './history-table.tsx';
import './figures.css';

const here = { of: 'control-centre' } as const;
const LOOK_MS = 5_000;

/** One figure: its definition, how it stands at each place, and its history with what told it. */
export function FigurePage({ figureId }: { figureId: string }) {
  const path = `/figures/${encodeURIComponent(figureId)}`;
  const seen = useAnswer(path, () => ask<RegisteredFigure>(path, here), LOOK_MS);
  const [search] = useSearchParams();
  const figure = seen.answer;
  const placeId = search.get('place') ?? figure?.places.find(({ value }) => value !== null)?.placeId;
  return (
    <PageFrame title={figure?.name ?? figureId} seen={seen}>
      <Link className="nhsuk-back-link" href="/figures">
        All figures
      </Link>
      {figure && (
        <>
          <p>{figure.definition}</p>
          <Definition figure={figure} />
          <FigurePlaces figure={figure} chosen={placeId} now={seen.now} />
          {placeId && <History figure={figure} placeId={placeId} now={seen.now} />}
        </>
      )}
    </PageFrame>
  );
}

function Definition({ figure }: { figure: RegisteredFigure }) {
  const { unit, comesFrom, owner, source, expectedEverySeconds, min, max, mostRisePerHour, provisional } = figure;
  const lines: [string, string][] = [
    ['Unit', unit],
    ['Comes from', comesFrom === 'observation' ? 'values that somebody sends' : comesFrom],
    ['Expected', sayEvery(expectedEverySeconds)],
    ['Plausible', `${sayValue(min, unit)} to ${sayValue(max, unit)}`],
    ...(mostRisePerHour === undefined
      ? []
      : [['Plausible rise in an hour', sayValue(mostRisePerHour, unit)] as [string, string]]),
    ['Owner', owner],
    ['Source', `${source}${provisional ? ' (provisional: no source confirms its bounds or its interval)' : ''}`],
  ];
  return (
    <dl className="figure-definition">
      {lines.map(([name, says]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

interface HistoryProps {
  figure: RegisteredFigure;
  placeId: string;
  now: number;
}

function History({ figure, placeId, now }: HistoryProps) {
  const of = `/figures/${encodeURIComponent(figure.id)}/history?placeId=${encodeURIComponent(placeId)}`;
  const seen = useAnswer(of, () => ask<{ items: FigureRecord[] }>(`${of}&limit=200`, here), LOOK_MS);
  const records = seen.answer?.items ?? [];
  const name = figure.places.find((one) => one.placeId === placeId)?.placeName ?? placeId;
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="nhsuk-heading-m">
        History at {name}
      </h2>
      {seen.answer && records.length === 0 && <p>Nothing was told of it yet.</p>}
      {records.length > 0 && (
        <>
          <HistoryChart records={records} figure={figure} now={now} />
          <HistoryTable records={records} unit={figure.unit} />
          <p>
            <a href={`${of}&format=csv`} download>
              All of it as CSV
            </a>
          </p>
        </>
      )}
    </section>
  );
}
