import { ProviderTile } from '../board/provider-tile.tsx';
import { TotalTile } from '../board/total-tile.tsx';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { OpelMark } from '../opel/opel-mark.tsx';
import type { OpelAnswer } from '../opel/opel-answer.ts';
import { opelWall, type OpelPlace } from '../wall/wall-now.ts';
import type { As, BoardThen } from './replay-now.ts';

const NAMES_MS = 60_000;

/** The board by its own tiles, at its own time: nothing in it ages. */
export function BoardOfThen({ then: { board, facts, serverTime }, as }: { then: BoardThen; as: As }) {
  const at = Date.parse(serverTime);
  const names = useAnswer('opel names', () => ask<OpelAnswer>('/opel', { of: 'control-centre' }), NAMES_MS).answer;
  // An hour before now is not an hour before then.
  const places = names && { ...names, scores: names.scores.map((one) => ({ ...one, levelAnHourAgo: null })) };
  const { system, pillars, providers } = opelWall(facts, places, at);
  const levels = [...(system ? [system] : []), ...pillars, ...providers];
  return (
    <section aria-label={`The board ${as === 'shown' ? 'as it was shown then' : 'as it is known now'}`}>
      <ul className="replay-levels">
        {levels.map((place) => (
          <Level key={`${place.id} ${place.pillar}`} {...place} />
        ))}
      </ul>
      {facts.alerts.length > 0 && (
        <>
          <h2 className="nhsuk-heading-s">Alerts that stood</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {facts.alerts.map(({ alertId, says, owner }) => (
              <li key={alertId}>
                {says}
                {owner && `; ${owner}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="wide board replay-board" role="region" aria-label="Beds and flow, scrolls sideways" tabIndex={0}>
        <div className="tiles">
          <TotalTile board={board} />
          {board.providers.map((provider) => (
            <ProviderTile key={provider.id} provider={provider} now={at} />
          ))}
        </div>
      </div>
    </section>
  );
}

const Level = ({ id, pillar, name, shown }: OpelPlace) => (
  <li data-level={`${id} ${pillar}`}>
    <OpelMark shown={shown} />
    <span>
      {name}: <strong>{shown.word}</strong>
      {shown.range && `, ${shown.range}`}
      {shown.byHand && ', set by hand'}
    </span>
  </li>
);
