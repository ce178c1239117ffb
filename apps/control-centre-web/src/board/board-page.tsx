import { boardAt } from '@careway/pressure';
import type { Connection } from '../live/connection.ts';
import { livenessOf } from '../live/liveness.ts';
import { useSecond } from '../live/use-second.ts';
import { Announcer } from './announcer.tsx';
import { NotConnected } from './not-connected.tsx';
import { ProviderTile } from './provider-tile.tsx';
import { TopBar } from './top-bar.tsx';
import { TotalTile } from './total-tile.tsx';
import { TrustBar } from './trust-bar.tsx';

/** The whole board, drawn once a second at most. */
export function BoardPage({ connection }: { connection: Connection }) {
  const now = useSecond(connection);
  const serverNow = connection.clock.now();
  const silentMs = now - connection.heardAt;
  const { held } = connection;
  if (!held) return <NotConnected waitedMs={silentMs} />;

  const liveness = livenessOf(silentMs, connection.limits);
  // What is not live must not age on: it is shown as it was.
  const shownAt = liveness === 'not live' ? serverNow - silentMs : serverNow;
  const board = boardAt(held.layout, held.facts, shownAt);
  const trust = { liveness, silentMs: Math.max(0, silentMs), heardAt: serverNow - silentMs };
  return (
    <div className="board" data-live={liveness} data-seq={held.seq}>
      <TopBar title={board.title} now={serverNow} />
      <TrustBar {...trust} feeds={board.feeds} heartbeat={board.heartbeat} />
      <main className="tiles">
        <TotalTile board={board} />
        {board.providers.map((provider) => (
          <ProviderTile key={provider.id} provider={provider} now={shownAt} />
        ))}
      </main>
      <Announcer {...trust} feeds={board.feeds} />
    </div>
  );
}
