import { sayTrend, type OpelShown } from './opel-shown.ts';

const ARROWS = { up: 'M8 2L15 14H1z', down: 'M8 14L1 2h14z', same: 'M1 6h14v4H1z' };

interface Props {
  shown: OpelShown;
  /** For everybody, not only for who listens; `briefly` without saying that it was an hour ago. */
  inWords?: boolean | 'briefly';
}

/** An arrow against an hour ago, with the words for who listens or, where there is room, for everybody. */
export function TrendArrow({ shown, inWords = false }: Props) {
  if (shown.trend === undefined) return null;
  const says = sayTrend(shown);
  return (
    <span className="opel-trend" data-trend={shown.trend}>
      <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
        <path d={ARROWS[shown.trend]} />
      </svg>
      {inWords === 'briefly' && (
        <span aria-hidden="true"> {shown.trend === 'same' ? 'no change' : `was ${shown.before}`}</span>
      )}
      <span className={inWords === true ? 'opel-trend-words' : 'nhsuk-u-visually-hidden'}> {says}</span>
    </span>
  );
}
