import { useState } from 'react';
import { Link } from 'wouter';
import { olderOf, useAnswer } from '../ask/use-answer.ts';
import { ToldProblem } from '../frame/told-problem.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { Choice } from '../place-search/choice.tsx';
import { useActing } from '../sign-in/session.ts';
import { DistanceStrip } from './distance-strip.tsx';
import { lookAtFigures, lookAtPlacements, type Period } from './ledger-now.ts';
import { NightsChart } from './nights-chart.tsx';
import { PeriodFigures } from './period-figures.tsx';
import { PlacementsList } from './placements-list.tsx';
import './out-of-area.css';

const PERIODS = [
  ['month', 'this month'],
  ['quarter', 'this quarter'],
  ['rolling-year', 'the last twelve months'],
] as const;
const LOOK_AGAIN_MS = 5_000;

/** People who are placed out of area: how many, how far, how long, what it costs, and who they are by random id. */
export function LedgerPage() {
  const { token, mayAct } = useActing();
  const [period, setPeriod] = useState<Period>('quarter');
  const figures = useAnswer(period, () => lookAtFigures(period), LOOK_AGAIN_MS);
  const list = useAnswer(
    `placements ${token}`,
    mayAct ? () => lookAtPlacements(token, 'active') : undefined,
    LOOK_AGAIN_MS,
  );
  return (
    <PageFrame title="Out of area" seen={mayAct ? olderOf(figures, list) : figures}>
      <Choice label="Period" value={period} options={PERIODS} onChoose={setPeriod} />
      {figures.answer && (
        <>
          <PeriodFigures figures={figures.answer} />
          <DistanceStrip bands={figures.answer.bands} />
          <NightsChart weeks={figures.answer.weeks} />
        </>
      )}
      <section aria-labelledby="placements">
        <h2 id="placements" className="nhsuk-heading-m">
          Who is away
        </h2>
        {!mayAct && <p className="soft">Choose who you act as, above, to see the placements of your organisation.</p>}
        {mayAct && (
          <p>
            <Link href="/out-of-area/new">Say that somebody is placed away</Link>
          </p>
        )}
        {list.answer ? <PlacementsList placements={list.answer} /> : <ToldProblem problem={list.problem} />}
      </section>
    </PageFrame>
  );
}
