import { useEffect, useState } from 'react';
import { boardAt } from '@careway/pressure';
import { Announcer } from '../board/announcer.tsx';
import { NotConnected } from '../board/not-connected.tsx';
import { useArrival } from '../frame/use-arrival.ts';
import type { Connection } from '../live/connection.ts';
import type { HeldBoard } from '../live/held-board.ts';
import { livenessOf } from '../live/liveness.ts';
import { useSecond } from '../live/use-second.ts';
import { DecideNow } from './decide-now.tsx';
import { EightLines } from './eight-lines.tsx';
import { ProviderTiles } from './provider-tiles.tsx';
import { SinceTheHuddle } from './since-the-huddle.tsx';
import { SystemLevel } from './system-level.tsx';
import { useTold, type Told } from './told.ts';
import { WallHead } from './wall-head.tsx';
import { opelWall } from './wall-now.ts';
import { WallTrust } from './wall-trust.tsx';
import './wall.css';

/** All that is shown, and the moment that it is shown as of: epoch ms by the service's clock. */
interface Shown {
  held: HeldBoard;
  told: Told;
  at: number;
}

/** The wall, in five seconds: can it be believed, how bad, where, what needs a decision, what changed. */
export function WallPage({ connection }: { connection: Connection }) {
  useArrival('The wall');
  useEffect(() => connection.start(), [connection]);
  const now = useSecond(connection);
  const told = useTold();
  const [frozen, freeze] = useState<Shown>();
  const serverNow = connection.clock.now();
  const silentMs = Math.max(0, now - connection.heardAt);
  const { held } = connection;
  if (!held) return <NotConnected waitedMs={silentMs} />;

  const liveness = livenessOf(silentMs, connection.limits);
  // What is not live must not age on: it is shown as it was.
  const live = { held, told, at: liveness === 'not live' ? serverNow - silentMs : serverNow };
  const trust = { liveness, silentMs, heardAt: serverNow - silentMs };
  const press = () => freeze(frozen ? undefined : live);
  return (
    <div className="wall" data-live={liveness} data-frozen={frozen !== undefined} data-seq={(frozen ?? live).held.seq}>
      <WallHead
        title={held.layout.title}
        now={serverNow}
        isProvisional={held.facts.opel.some(({ provisional }) => provisional)}
        isFrozen={frozen !== undefined}
        onFreeze={press}
      />
      <Showing shown={frozen ?? live} trust={trust} frozenMs={frozen && Math.max(0, serverNow - frozen.at)} />
    </div>
  );
}

interface Showing {
  shown: Shown;
  trust: Parameters<typeof WallTrust>[0]['trust'];
  frozenMs: number | undefined;
}

function Showing({ shown: { held, told, at }, trust, frozenMs }: Showing) {
  const board = boardAt(held.layout, held.facts, at);
  const opel = opelWall(held.facts, told.opel, at);
  const frozen = frozenMs === undefined ? undefined : { at, forMs: frozenMs };
  return (
    <>
      <WallTrust trust={trust} frozen={frozen} feeds={board.feeds} heartbeat={board.heartbeat} />
      <main className="wall-main">
        <SystemLevel {...opel} />
        <ProviderTiles providers={opel.providers} />
        <DecideNow alerts={held.facts.alerts} now={at} />
        <SinceTheHuddle since={told.since} />
        <EightLines told={told} now={at} />
      </main>
      <Announcer {...trust} feeds={board.feeds} />
    </>
  );
}
