import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { BoardOfThen } from './board-of-then.tsx';
import { Differences } from './differences.tsx';
import { MomentSlider } from './moment-slider.tsx';
import { minutesOf, momentIn, sayMoment, type As, type BoardThen, type Span } from './replay-now.ts';
import './replay.css';

const here = { of: 'control-centre' } as const;
const SPAN_MS = 10_000;
/** What was shown then is never another; what is known of it changes seldom, and costs the service a lot to tell. */
const BOARD_MS: Record<As, number> = { shown: 3_600_000, known: 60_000 };
const SETTLE_MS = 250;

/** The board of any minute that was kept: as it was shown then, or as it is known now, and what differs. */
export function ReplayPage() {
  const span = useAnswer('span', () => ask<Span>('/board/span', here), SPAN_MS);
  const minutes = span.answer && minutesOf(span.answer);
  return (
    <PageFrame title="Replay" seen={span}>
      {span.answer && !minutes && <p>Nothing was kept yet: the board of a minute ago can be shown in a minute.</p>}
      {minutes && <Replay minutes={minutes} />}
    </PageFrame>
  );
}

function Replay({ minutes }: { minutes: { first: number; last: number } }) {
  const [search, setSearch] = useSearchParams();
  const [at, move] = useState(() => momentIn(minutes, search.get('at')));
  const [as, look] = useState<As>(search.get('as') === 'known' ? 'known' : 'shown');
  const moment = new Date(useSettled(at)).toISOString();
  useEffect(() => setSearch({ at: moment, as }, { replace: true }), [moment, as]);

  const path = `/board/at?at=${moment}&as=${as}`;
  const seen = useAnswer(path, () => ask<BoardThen>(path, here), BOARD_MS[as]);
  return (
    <>
      <MomentSlider minutes={minutes} at={at} onMove={move} />
      <fieldset className="replay-as">
        <legend>The board of {sayMoment(at)}</legend>
        {(['shown', 'known'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="as" checked={as === one} onChange={() => look(one)} />
            {one === 'shown' ? 'as it was shown then' : 'as it is known now'}
          </label>
        ))}
      </fieldset>
      {seen.problem && (
        <p role="alert" className="fault">
          {seen.problem.title}. {seen.problem.detail}
        </p>
      )}
      {seen.answer && <BoardOfThen then={seen.answer} as={as} />}
      <Differences moment={moment} />
    </>
  );
}

/** What was chosen once it has been left alone for a moment: not every minute that a slider passes is asked for. */
function useSettled(value: number): number {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
