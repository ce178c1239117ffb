import { sayFigure, type Figure } from '@careway/pressure';

/** One number. A range says "at least" in small letters before it. */
export function FigureValue({ figure }: { figure: Figure }) {
  const words = sayFigure(figure);
  const number = words.replace('at least ', '');
  const unknown = figure.value === null && !figure.range;
  return (
    <span className="figure" data-figure={figure.id} data-state={figure.state}>
      {figure.range && <span className="figure-least">at least </span>}
      {unknown ? (
        <>
          <span aria-hidden="true">{number}</span>
          <span className="nhsuk-u-visually-hidden">unknown</span>
        </>
      ) : (
        <span className="figure-number">{number}</span>
      )}
    </span>
  );
}
