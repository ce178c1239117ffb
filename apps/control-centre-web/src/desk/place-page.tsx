import type { ProviderNow } from '@careway/pressure';
import { Link, useSearchParams } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { sayPillar, type Explanation } from '../opel/opel-answer.ts';
import type { BoardAnswer } from './desk-page.tsx';
import { ActionCards } from './action-cards.tsx';
import { LevelNow } from './level-now.tsx';
import { OverrideForms } from './override-forms.tsx';
import { Parameters } from './parameters.tsx';
import { Parts } from './parts.tsx';
import { SitesOf } from './sites-of.tsx';
import './desk.css';

const here = { of: 'control-centre' } as const;

/** Why one place has its level, parameter by parameter, what is to be done at it, and the way to its sites and wards. */
export function PlacePage({ placeId }: { placeId: string }) {
  const [search] = useSearchParams();
  const pillar = search.get('pillar');
  const path = `/opel/${encodeURIComponent(placeId)}/explain${pillar ? `?pillar=${encodeURIComponent(pillar)}` : ''}`;
  const seen = useAnswer(path, () => ask<Explanation>(path, here));
  const board = useAnswer('board', () => ask<BoardAnswer>('/board', here));
  const { answer } = seen;
  const provider = board.answer?.board.providers.find(({ id }) => id === placeId);
  return (
    <PageFrame title={answer ? titleOf(answer) : placeId} seen={seen}>
      <Link className="nhsuk-back-link" href="/desk">
        The whole system
      </Link>
      {answer && <Explained key={path} answer={answer} provider={provider} now={seen.now} onDone={seen.lookNow} />}
    </PageFrame>
  );
}

const titleOf = ({ score: { name, pillar } }: Explanation): string =>
  pillar === 'overall' ? name : `${name}: ${sayPillar(pillar).toLowerCase()}`;

interface Props {
  answer: Explanation;
  /** Absent where no beds are told. */
  provider: ProviderNow | undefined;
  now: number;
  onDone: () => void;
}

function Explained({ answer, provider, now, onDone }: Props) {
  const { score, framework, parameters, parts, actions } = answer;
  return (
    <>
      <p className="desk-level">
        <LevelNow score={score} now={now} />
      </p>
      <p className="desk-says">{score.says}</p>
      <p className="soft">
        {sayDistance(answer)} By {framework.name}
        {score.provisional && '; provisional: no source confirms all that this rests on'}.
      </p>
      {parameters.length > 0 && <Parameters parameters={parameters} now={now} />}
      {parts.length > 0 && <Parts parts={parts} score={score} />}
      {provider && <SitesOf provider={provider} />}
      {actions && (
        <section aria-labelledby="desk-actions">
          <h2 id="desk-actions" className="nhsuk-heading-m">
            Kinds of action at OPEL {actions.level}
          </h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {actions.kinds.map((kind) => (
              <li key={kind}>{kind}</li>
            ))}
          </ul>
          {actions.provisional && <p className="soft">Provisional: no source confirms all of these.</p>}
        </section>
      )}
      <ActionCards placeId={score.placeId} pillar={score.pillar} />
      <OverrideForms score={score} now={now} onDone={onDone} />
    </>
  );
}

function sayDistance({ pointsToNextLevel: up, pointsToLevelBefore: down }: Explanation): string {
  const says = [
    ...(up === undefined ? [] : [`${up} points more lead to the next level`]),
    ...(down === undefined ? [] : [`${Math.abs(down)} fewer to the level before`]),
  ];
  return says.length > 0 ? `${says.join(', ')}.` : '';
}
