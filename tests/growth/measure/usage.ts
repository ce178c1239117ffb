import type pg from 'pg';
import { OURSELVES } from '../databases.ts';
import type { Servers } from '../platform.ts';
import { HOPS, type Hop, type Services } from '../services.ts';
import { cpuSeconds, residentBytes, sharedBytes, treeOf } from './proc.ts';

/** Everything that works on a message. */
export const PARTS = [...HOPS, 'postgres', 'kafka', 'redis'] as const;
export type Part = (typeof PARTS)[number];

/** CPU seconds since each began, over all its processes. */
export interface Used {
  parts: Record<Part, number>;
  /** PostgreSQL's, by the hop that asked; `own` is its vacuum, checkpoints and log. */
  postgres: Record<Hop | 'own', number>;
}

export interface Watched {
  servers: Pick<Servers, 'pids'>;
  services: Pick<Services, 'of'>;
  client: pg.Client;
}

/** What has been used up to now. The work for this harness's own questions is left out. */
export async function used({ servers, services, client }: Watched): Promise<Used> {
  const owners = await backends(client);
  const tree = treeOf(servers.pids.postgres);
  const ofHops = Object.fromEntries(
    HOPS.map((hop) => [hop, services.of(hop).reduce((sum, { pid }) => sum + cpuSeconds(pid), 0)]),
  ) as Record<Hop, number>;
  const asked = (name: string) =>
    [...tree.children].reduce((sum, [pid, seconds]) => sum + (owners.get(pid) === name ? seconds : 0), 0);
  const byHop = Object.fromEntries(HOPS.map((hop) => [hop, asked(hop)])) as Record<Hop, number>;
  const theirs = tree.total - asked(OURSELVES);
  const own = theirs - Object.values(byHop).reduce((sum, seconds) => sum + seconds, 0);
  return {
    parts: {
      ...ofHops,
      postgres: theirs,
      kafka: cpuSeconds(servers.pids.kafka),
      redis: cpuSeconds(servers.pids.redis),
    },
    postgres: { ...byHop, own },
  };
}

/** Who is behind each of PostgreSQL's processes. */
async function backends(client: pg.Client): Promise<Map<number, string>> {
  const { rows } = await client.query<{ pid: number; name: string }>(
    'SELECT pid, application_name AS name FROM pg_stat_activity',
  );
  return new Map(rows.map(({ pid, name }) => [pid, name]));
}

/** `later` less `earlier`, for records of numbers within records. */
export function difference(later: Used, earlier: Used): Used {
  const less = <Name extends string>(a: Record<Name, number>, b: Record<Name, number>) =>
    Object.fromEntries((Object.keys(a) as Name[]).map((name) => [name, a[name] - b[name]])) as Record<Name, number>;
  return { parts: less(later.parts, earlier.parts), postgres: less(later.postgres, earlier.postgres) };
}

const MB = 1_000_000;

/** Memory in MB; of services that of one process, the mean where there are several. */
export function memory({ servers, services }: Omit<Watched, 'client'>): Record<Part, number> {
  const { postgres, kafka, redis } = servers.pids;
  const mean = (hop: Hop) => {
    const bytes = services.of(hop).map(({ pid }) => residentBytes(pid));
    return bytes.reduce((sum, one) => sum + one, 0) / bytes.length;
  };
  const bytes = {
    ...(Object.fromEntries(HOPS.map((hop) => [hop, mean(hop)])) as Record<Hop, number>),
    postgres: sharedBytes([postgres, ...treeOf(postgres).children.keys()]),
    kafka: residentBytes(kafka),
    redis: residentBytes(redis),
  };
  return Object.fromEntries(PARTS.map((part) => [part, bytes[part] / MB])) as Record<Part, number>;
}
