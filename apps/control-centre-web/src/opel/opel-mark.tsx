import { useId } from 'react';
import type { OpelShown } from './opel-shown.ts';

/** In a box of 100 by 100: a circle, a triangle, a square, an octagon. The numeral stands at its middle. */
const SHAPES: Record<OpelShown['mark'], { outline: string; middle: number }> = {
  1: { outline: 'M50 3a47 47 0 1 0 0 94a47 47 0 1 0 0-94z', middle: 51 },
  2: { outline: 'M50 3L98 95H2z', middle: 66 },
  3: { outline: 'M5 5h90v90H5z', middle: 51 },
  4: { outline: 'M31 5h38l26 26v38l-26 26H31L5 69V31z', middle: 51 },
  unknown: { outline: 'M5 5h90v90H5z', middle: 51 },
};

/** The level by numeral, shape and colour; the word stands beside it, so that this is hidden from who listens. */
export function OpelMark({
  shown: { mark, numeral, byHand },
}: {
  shown: Pick<OpelShown, 'mark' | 'numeral' | 'byHand'>;
}) {
  const { outline, middle } = SHAPES[mark];
  const hatch = useId();
  return (
    <svg className="opel-mark" viewBox="0 0 100 100" aria-hidden="true" data-mark={mark} data-by-hand={byHand}>
      {mark === 'unknown' && (
        <pattern id={hatch} width="16" height="16" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="opel-hatch-ground" d="M0 0h16v16H0z" />
          <path className="opel-hatch-line" d="M0 0h5v16H0z" />
        </pattern>
      )}
      <path className="opel-shape" d={outline} fill={`url(#${hatch})`} />
      <text x="50" y={middle} dy="0.36em" textAnchor="middle" data-long={numeral.length > 1}>
        {numeral}
      </text>
    </svg>
  );
}
