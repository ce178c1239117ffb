import { FIGURES, type FigureName, type Figures } from '@careway/pressure';
import { FigureValue } from './figure-value.tsx';

/** What needs a bed first, in large; what moves today below it. */
const ORDER: FigureName[] = ['usable', 'occupied', 'open', 'onLeave', 'admissions', 'discharges'];

export function SixFigures({ figures }: { figures: Figures }) {
  return (
    <dl className="six">
      {ORDER.map((name) => (
        <div key={name} className={`six-${name}`} data-state={figures[name].state}>
          <dt>{FIGURES[name].name}</dt>
          <dd>
            <FigureValue figure={figures[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
