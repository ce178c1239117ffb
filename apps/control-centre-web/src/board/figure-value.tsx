import { sayFigure, type Figure } from '@careway/pressure';

/** One number; a dash when unknown. A range says "at least", or in a narrow cell shows the sign for it. */
export function FigureValue({ figure, narrow = false }: { figure: Figure; narrow?: boolean }) {
  const { id, state, value, range } = figure;
  const number = sayFigure(figure).replace('at least ', '');
  return (
    <span className="figure" data-figure={id} data-state={state}>
      {range && <AtLeast narrow={narrow} />}
      {value === null && !range ? <Unknown dash={number} /> : number}
    </span>
  );
}

const AtLeast = ({ narrow }: { narrow: boolean }) =>
  narrow ? (
    <>
      <span aria-hidden="true">≥ </span>
      <span className="nhsuk-u-visually-hidden">at least </span>
    </>
  ) : (
    <span className="figure-least">at least </span>
  );

const Unknown = ({ dash }: { dash: string }) => (
  <>
    <span aria-hidden="true">{dash}</span>
    <span className="nhsuk-u-visually-hidden">unknown</span>
  </>
);
