import { percentFull, sayFigure, type Board, type ProviderNow } from '@careway/pressure';
import { Link } from 'wouter';
import { ask } from '../ask/ask.ts';
import { olderOf, useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayPillar, type OpelAnswer, type OpelOf } from '../opel/opel-answer.ts';
import { LevelNow } from './level-now.tsx';
import './desk.css';

const here = { of: 'control-centre' } as const;

/** What `GET /board` works out from the facts. */
export interface BoardAnswer {
  board: Board;
}

/** The whole system: its level, that of each kind of provider, and every provider, each with a way to why. */
export function DeskPage() {
  const opel = useAnswer('opel', () => ask<OpelAnswer>('/opel', here));
  const board = useAnswer('board', () => ask<BoardAnswer>('/board', here));
  const { scores = [], framework } = opel.answer ?? {};
  const ofSystem = scores.filter(({ of }) => of === 'system');
  const providers = board.answer?.board.providers ?? [];
  return (
    <PageFrame title="Desk" seen={olderOf(opel, board)}>
      {opel.answer && !framework && <p>No table of levels is in force today: publish one to have levels.</p>}
      <ul className="cards desk-system">
        {ofSystem.map((score) => (
          <li key={score.pillar} className="card" data-place={score.placeId} data-pillar={score.pillar}>
            <h2 className="nhsuk-heading-s">
              <Link href={`/desk/${score.placeId}?pillar=${score.pillar}`}>
                {score.pillar === 'overall' ? score.name : sayPillar(score.pillar)}
              </Link>
            </h2>
            <LevelNow score={score} now={opel.now} />
          </li>
        ))}
      </ul>
      <Providers scores={scores.filter(({ of }) => of === 'provider')} providers={providers} now={opel.now} />
      {framework && (
        <p className="soft">
          By {framework.name}
          {framework.provisional && ', of which parts are provisional: no source confirms them'}
        </p>
      )}
    </PageFrame>
  );
}

interface ProvidersProps {
  scores: OpelOf[];
  providers: ProviderNow[];
  now: number;
}

function Providers({ scores, providers, now }: ProvidersProps) {
  return (
    <div className="wide" role="region" aria-label="Providers, scrolls sideways" tabIndex={0}>
      <table className="list">
        <caption className="nhsuk-u-visually-hidden">Providers with their level and beds</caption>
        <thead>
          <tr>
            <th scope="col">Provider</th>
            <th scope="col">Kind</th>
            <th scope="col">Level</th>
            <th scope="col" className="number">
              Beds usable now
            </th>
            <th scope="col" className="number">
              Occupied of open
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <ProviderRow
              key={`${score.placeId}/${score.pillar}`}
              score={score}
              provider={providers.find(({ id }) => id === score.placeId)}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  score: OpelOf;
  /** Absent where no beds are told. */
  provider: ProviderNow | undefined;
  now: number;
}

function ProviderRow({ score, provider, now }: RowProps) {
  const full = provider && percentFull(provider.figures);
  return (
    <tr data-place={score.placeId} data-pillar={score.pillar}>
      <th scope="row">
        <Link href={`/desk/${score.placeId}?pillar=${score.pillar}`}>{score.name}</Link>
      </th>
      <td>{sayPillar(score.pillar)}</td>
      <td>
        <LevelNow score={score} now={now} />
      </td>
      <td className="number">{provider ? sayFigure(provider.figures.usable) : '–'}</td>
      <td className="number">{full === null || full === undefined ? '–' : `${full} %`}</td>
    </tr>
  );
}
