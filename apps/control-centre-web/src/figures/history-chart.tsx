import { sayTime } from '@careway/pressure';
import { CartesianGrid, Line, LineChart, ReferenceArea, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { FigureRecord, RegisteredFigure } from './figures-now.ts';
import { pointsOf, spansOf } from './spans.ts';

interface Props {
  records: readonly FigureRecord[];
  figure: RegisteredFigure;
  /** Epoch ms by the service's clock. */
  now: number;
}

/** What was shown of a figure, and when it could not be believed; the same is in the table, for whoever sees no chart. */
export function HistoryChart({ records, figure: { expectedEverySeconds }, now }: Props) {
  const points = pointsOf(records);
  const spans = spansOf(records, expectedEverySeconds, now);
  const last = points.at(-1);
  const data = last ? [...points, { ...last, at: now }] : [];
  const from = Math.min(points[0]?.at ?? now, spans[0]?.from ?? now);
  return (
    <>
      <div className="chart" aria-hidden="true">
        <ResponsiveContainer width="100%" height={280}>
          <LineChart data={data} accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 8, left: 0 }}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis
              dataKey="at"
              type="number"
              domain={[from, now]}
              tickFormatter={sayTime}
              stroke="var(--soft)"
              minTickGap={40}
              allowDataOverflow
            />
            <YAxis stroke="var(--soft)" width={56} />
            {spans.map((span) => (
              <ReferenceArea
                key={`${span.why} ${span.from}`}
                className={`span-${span.why}`}
                x1={span.from}
                x2={span.to}
                fill="var(--soft)"
                fillOpacity={span.why === 'held' ? 0.45 : 0.2}
                label={span.why}
              />
            ))}
            <Line
              dataKey="value"
              type="stepAfter"
              stroke="var(--accent)"
              strokeWidth={3}
              dot={false}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </div>
      <p className="soft">
        {spans.length === 0
          ? 'All of it could be believed when it was shown.'
          : `Grey: ${sayWhys(spans)}. What was held is not drawn: the last good value stayed.`}
      </p>
    </>
  );
}

const sayWhys = (spans: readonly { why: string }[]): string =>
  [...new Set(spans.map(({ why }) => why))]
    .map((why) => (why === 'held' ? 'a value was held back' : 'stale'))
    .join('; ');
