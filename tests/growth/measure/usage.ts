import type pg from 'pg';
import { OURSELVES } from '../databases.ts';
import type { Servers } from '../platform.ts';
import { HOPS, type Hop, type Services } from '../services.ts';
import { cpuSeconds, residentBytes, sharedBytes, treeOf, type Tree } from './proc.ts';
import { ofEach } from './of-each.ts';

/** Everything that works on a message. */
export const PARTS = [...HOPS, 'postgres', 'kafka', 'redis'] as const;
export type Part = (typeof PARTS)[number];

/** CPU seconds. */
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

/** What the processes say at one moment: CPU seconds since each began. */
export interface Reading {
  parts: Record<Hop | 'kafka' | 'redis', number>;
  postgres: Tree;
  /** Who is behind each of PostgreSQL's processes. */
  owners: ReadonlyMap<number, string>;
}

export async function read({ servers: { pids }, services, client }: Watched): Promise<Reading> {
  const { rows } = await client.query<{ pid: number; name: string }>(
    'SELECT pid, application_name AS name FROM pg_stat_activity',
  );
  const ofHop = (hop: Hop) => services.of(hop).reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  return {
    parts: { ...ofEach(HOPS, ofHop), kafka: cpuSeconds(pids.kafka), redis: cpuSeconds(pids.redis) },
    postgres: treeOf(pids.postgres),
    owners: new Map(rows.map(({ pid, name }) => [pid, name])),
  };
}

/** What was used between two readings. The work for this harness's own questions is left out. */
export function usedBetween(before: Reading, after: Reading): Used {
  const askedBy = (name: string) =>
    [...after.postgres.children].reduce(
      (sum, [pid, seconds]) =>
        after.owners.get(pid) === name ? sum + seconds - (before.postgres.children.get(pid) ?? 0) : sum,
      0,
    );
  const postgres = after.postgres.total - before.postgres.total - askedBy(OURSELVES);
  const byHop = ofEach(HOPS, askedBy);
  const own = postgres - Object.values(byHop).reduce((sum, seconds) => sum + seconds, 0);
  const others = ofEach([...HOPS, 'kafka', 'redis'], (part) => after.parts[part] - before.parts[part]);
  return { parts: { ...others, postgres }, postgres: { ...byHop, own } };
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
    ...ofEach(HOPS, mean),
    postgres: sharedBytes([postgres, ...treeOf(postgres).children.keys()]),
    kafka: residentBytes(kafka),
    redis: residentBytes(redis),
  };
  return ofEach(PARTS, (part) => bytes[part] / MB);
}
