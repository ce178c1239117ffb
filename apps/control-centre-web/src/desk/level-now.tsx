import { OpelMark } from '../opel/opel-mark.tsx';
import type { OpelOf } from '../opel/opel-answer.ts';
import { opelShown, type OpelShown } from '../opel/opel-shown.ts';
import { TrendArrow } from '../opel/trend-arrow.tsx';

/** How a score that the API told is shown; whether anything was heard is told by its parameters. */
export const shownOf = (score: OpelOf, now: number): OpelShown =>
  opelShown(
    { ...score, kind: 'opel', frameworkName: '', level: score.computedLevel },
    { before: score.levelAnHourAgo, lastHeardAt: null, now },
  );

/** The level of one place: shape, word, range, and against an hour ago. */
export function LevelNow({ score, now }: { score: OpelOf; now: number }) {
  const shown = shownOf(score, now);
  // Which figures are missing is told where they are listed.
  const word = shown.numeral === '?' ? 'not known: could be 1–4' : shown.word;
  return (
    <span className="level-now" data-mark={shown.mark}>
      <OpelMark shown={shown} />
      <span>
        <strong>{word}</strong> <TrendArrow shown={shown} inWords />
        {shown.range && <span className="level-range"> {shown.range}</span>}
        {shown.byHand && <span className="level-by-hand"> set by hand</span>}
      </span>
    </span>
  );
}
