import { Link } from 'wouter';
import { FIGURES, type FigureName, type Figures } from '@careway/pressure';
import { FigureValue } from './figure-value.tsx';
import { ORDER } from './order.ts';

/** Ids in the registry of figures: there it says what each means. */
const REGISTERED: Record<FigureName, string> = {
  usable: 'beds-usable',
  occupied: 'beds-occupied',
  open: 'beds-open',
  onLeave: 'beds-on-leave',
  admissions: 'admissions-today',
  discharges: 'discharges-today',
};

/** `explained`: each name leads to what the figure means. */
export function SixFigures({ figures, explained = false }: { figures: Figures; explained?: boolean }) {
  return (
    <dl className="six">
      {ORDER.map((name) => (
        <div key={name} className={`six-${name}`} data-state={figures[name].state}>
          <dt>
            {explained ? <Link href={`/figures/${REGISTERED[name]}`}>{FIGURES[name].name}</Link> : FIGURES[name].name}
          </dt>
          <dd>
            <FigureValue figure={figures[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
