import { Link } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { StateMark } from '../board/state-mark.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayPillar } from '../opel/opel-answer.ts';
import { sayEvery, sayStates, sayTotal, worstState, type RegisteredFigure } from './figures-now.ts';
import './figures.css';

const here = { of: 'control-centre' } as const;
const LOOK_MS = 5_000;

/** Every figure of the registry: what it means, how it stands, how far that can be believed. */
export function FiguresPage() {
  const seen = useAnswer('figures', () => ask<{ figures: RegisteredFigure[] }>('/figures', here), LOOK_MS);
  const byPillar = Map.groupBy(seen.answer?.figures ?? [], ({ pillar }) => pillar);
  return (
    <PageFrame title="Figures" seen={seen}>
      {[...byPillar].map(([pillar, figures]) => (
        <section key={pillar} aria-labelledby={`figures-${pillar}`}>
          <h2 id={`figures-${pillar}`} className="nhsuk-heading-m">
            {nameOf(pillar)}
          </h2>
          <FigureTable pillar={nameOf(pillar)} figures={figures} />
        </section>
      ))}
    </PageFrame>
  );
}

const nameOf = (pillar: string): string => {
  const name = sayPillar(pillar);
  return name[0]!.toUpperCase() + name.slice(1).replaceAll('-', ' ');
};

function FigureTable({ pillar, figures }: { pillar: string; figures: RegisteredFigure[] }) {
  return (
    <div className="wide" role="region" aria-label={`Figures: ${pillar}, scrolls sideways`} tabIndex={0}>
      <table className="list figure-list">
        <caption className="nhsuk-u-visually-hidden">Figures: {pillar}</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">All together</th>
            <th scope="col">How far it can be believed</th>
            <th scope="col">Expected</th>
            <th scope="col">Owner</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id} data-figure={figure.id}>
              <th scope="row">
                <Link href={`/figures/${figure.id}`}>{figure.name}</Link>
                <details>
                  <summary>
                    What it means<span className="nhsuk-u-visually-hidden">: {figure.name}</span>
                  </summary>
                  <p>{figure.definition}</p>
                </details>
              </th>
              <td>{sayTotal(figure)}</td>
              <td>
                <StateMark state={worstState(figure.places)} /> {sayStates(figure.places)}
              </td>
              <td>{sayEvery(figure.expectedEverySeconds)}</td>
              <td>{figure.owner}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
