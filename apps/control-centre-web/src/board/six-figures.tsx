import { FIGURES, type Figures } from '@careway/pressure';
import { FigureValue } from './figure-value.tsx';
import { ORDER } from './order.ts';

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
