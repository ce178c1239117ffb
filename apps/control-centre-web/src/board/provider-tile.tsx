import type { ProviderNow } from '@careway/pressure';
import { Missing } from './missing.tsx';
import { SiteTable } from './site-table.tsx';
import { SixFigures } from './six-figures.tsx';
import { StateLine } from './state-line.tsx';

/** One provider in its fixed place: its figures, their age and state, and its sites. */
export function ProviderTile({ provider, now }: { provider: ProviderNow; now: number }) {
  const { id, name, state, receivedAt, figures, sites } = provider;
  return (
    <section className="tile" data-provider={id} data-state={state} aria-labelledby={`name-${id}`}>
      <h2 id={`name-${id}`}>{name}</h2>
      <div className="state-row">
        <StateLine state={state} receivedAt={receivedAt} now={now} />
        <Missing range={figures.occupied.range} />
      </div>
      <SixFigures figures={figures} />
      <SiteTable name={name} sites={sites} />
    </section>
  );
}
