import { useState } from 'react';
import { Link } from 'wouter';
import { useAnswer } from '../ask/use-answer.ts';
import { sayCode } from '../bed-board/place-now.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { useActing } from '../sign-in/session.ts';
import { ActOnPlacement } from './act-on-placement.tsx';
import { lookAtPlacement, type OnePlacement } from './ledger-now.ts';
import { REASONS, sayCount, sayDay, sayMissed, sayPounds } from './say-ledger.ts';

/** One placement: how it stands, what was said of it, and what there is to say. */
export function PlacementPage({ placementId }: { placementId: string }) {
  const { token, mayAct } = useActing();
  const [done, setDone] = useState('');
  const seen = useAnswer(`${placementId} ${token}`, mayAct ? () => lookAtPlacement(token, placementId) : undefined);
  const one = seen.answer;
  const title = one ? `${one.receiverName}, ${one.receiverUnit}` : 'Placement';
  return (
    <PageFrame title={title} seen={seen}>
      <Link className="nhsuk-back-link" href="/out-of-area">
        Out of area
      </Link>
      {!mayAct && <p className="soft">Choose who you act as, above, to see it.</p>}
      {!one && <ToldProblem problem={seen.problem} />}
      <p className="done" role="status">
        {done}
      </p>
      {one && <HowItStands one={one} />}
      {one && !one.endedAt && (
        <ActOnPlacement
          placement={one}
          onDone={(says) => {
            setDone(says);
            seen.lookNow();
          }}
        />
      )}
      {one && <History one={one} />}
    </PageFrame>
  );
}

function HowItStands({ one }: { one: OnePlacement }) {
  const lines = [
    `${sayCount(one.nights, 'night')} since ${sayDay(one.startedAt)}${one.endedAt ? `, ended ${sayDay(one.endedAt)}: ${sayCode(one.endedWhy ?? '')}` : ''}`,
    `${one.km === undefined ? 'distance from home not known' : `${one.km} km from home`}${one.outcode ? ` (${one.outcode})` : ''}`,
    `reason ${one.reasonCode}: ${REASONS[one.reasonCode] ?? ''}; class ${one.bedClass}; wish: ${sayCode(one.wish)}`,
    one.weeklyCostPence === undefined ? 'price not known' : `${sayPounds(one.weeklyCostPence)} a week`,
    `${sayMissed(one)}; ${sayCount(one.contactsDue, 'contact')} were due`,
    ...(one.nextContactBy ? [`next contact by ${sayDay(one.nextContactBy)}`] : []),
    ...(one.nextReviewBy ? [`next review by ${sayDay(one.nextReviewBy)}`] : []),
  ];
  return (
    <ul className="how-it-stands">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function History({ one }: { one: OnePlacement }) {
  return (
    <section aria-labelledby="said">
      <h2 id="said" className="nhsuk-heading-m">
        What was said
      </h2>
      <ol className="said">
        {one.changes.toReversed().map(({ version, change, said, by, happenedAt, knownAt }) => (
          <li key={version} data-change={change}>
            <strong>{sayCode(change)}</strong>{' '}
            {[said.kind, said.why, said.decision, said.reason, said.note].filter(Boolean).join(', ')}
            <span className="soft">
              {' '}
              {sayDay(happenedAt)}, known {sayDay(knownAt)}, by{' '}
              {by ? `${by.name}, ${sayCode(by.role)}` : 'the records of visits'}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
