import { sayPillar } from '../opel/opel-answer.ts';
import type { PlanCard } from './triggers-now.ts';
import { useSurgePlan } from './use-triggers.ts';

/** The cards of the surge plan, by whom they are for. Which are called for now is on the desk. */
export function SurgePlan() {
  const plan = Map.groupBy(useSurgePlan(), ({ pillar }) => pillar);
  if (plan.size === 0) return null;
  return (
    <section aria-labelledby="surge-plan">
      <h2 id="surge-plan" className="nhsuk-heading-m">
        Surge plan
      </h2>
      <p>A level calls for its cards and those of the levels below; as it falls they are to be stood down.</p>
      {[...plan].map(([pillar, cards]) => (
        <details key={pillar} data-plan={pillar}>
          <summary>
            {nameOf(pillar)}: {cards.length} cards
          </summary>
          <PlanCards cards={cards} />
        </details>
      ))}
    </section>
  );
}

const PlanCards = ({ cards }: { cards: readonly PlanCard[] }) => (
  <ul className="cards">
    {cards.map(({ id, level, title, what, standDown, owner, provisional }) => (
      <li key={id} className="card" data-plan-card={id}>
        <h3 className="nhsuk-heading-s">
          OPEL {level}: {title}
        </h3>
        <p>
          <strong>{owner}</strong>: {what}
        </p>
        <p>To stand down: {standDown}</p>
        {provisional && <p className="soft">provisional: no source confirms it</p>}
      </li>
    ))}
  </ul>
);

const nameOf = (pillar: string): string => (pillar === 'overall' ? 'The system' : sayPillar(pillar));
