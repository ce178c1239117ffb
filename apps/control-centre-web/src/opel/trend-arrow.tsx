import { sayTrend, type OpelShown } from './opel-shown.ts';

const ARROWS = { up: 'M8 2L15 14H1z', down: 'M8 14L1 2h14z', same: 'M1 6h14v4H1z' };

/** An arrow against an hour ago, with the words for who listens or, where there is room, for everybody. */
export function TrendArrow({ shown, inWords = false }: { shown: OpelShown; inWords?: boolean }) {
  if (shown.trend === undefined) return null;
  return (
    <span className="opel-trend" data-trend={shown.trend}>
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
        <path d={ARROWS[shown.trend]} />
      </svg>
      <span className={inWords ? 'opel-trend-words' : 'nhsuk-u-visually-hidden'}> {sayTrend(shown)}</span>
    </span>
  );
}
