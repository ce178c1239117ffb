import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { Tx } from '@careway/database';
import { signIn, type Actor } from '@careway/identity';
import { freshnessOf } from '@careway/pressure';
import { loadReferenceData } from '@careway/reference-data';
import { readConfig, startService } from '@careway/service-kit';
import { closing, testDatabase, testKafka } from '@careway/testing';
import { AppModule } from '../app.module.ts';
import { ControlCentreConfig } from '../config.ts';
import { MIGRATIONS } from '../database/migrations.ts';
import { FiguresNow, type FiguresAsked } from './figures-now.ts';
import { OpelKeeper } from './opel-keeper.ts';
import type { PlacedInput } from '@careway/opel';

const DEMO_KEY = Buffer.alloc(32, 7).toString('base64');
const EVERY_SECONDS = 300;
export const ANN: Actor = { id: 'ann', name: 'Ann Lee', role: 'control-centre', organisationId: 'QKS' };

/** Figures as the spec says them, in a table of its own. */
export class SaidFigures extends FiguresNow {
  async read(tx: Pick<Tx, 'query'>, { figureIds, placeIds }: FiguresAsked, now: number): Promise<PlacedInput[]> {
    const rows = await tx.query<{ body: PlacedInput & { held?: boolean } }>('SELECT body FROM said_figure');
    return rows
      .map(({ body: { held, ...body } }): PlacedInput => {
        const state = freshnessOf({ receivedAt: body.receivedAt, expectedEverySeconds: EVERY_SECONDS }, now);
        return { ...body, state: held ? 'held' : state };
      })
      .filter(({ figureId, placeId }) => figureIds.includes(figureId) && placeIds.includes(placeId));
  }
}

export interface SaidFigure {
  placeId: string;
  figureId: string;
  value: number | null;
  agoSeconds?: number;
  held?: boolean;
}

export const reference = loadReferenceData('deploy/reference/kent-and-medway');

/** The control centre, whole, on real PostgreSQL and Kafka; figures are said by the spec. */
export async function testOpel(known: Type<FiguresNow> = SaidFigures) {
  const { brokers, topicPrefix } = testKafka();
  const { url, database } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS });
  await database.execute('CREATE TABLE said_figure (place_id text, figure_id text, body jsonb)');
  await database.execute('CREATE UNIQUE INDEX ON said_figure (place_id, figure_id)');
  const kafka = { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix };
  const environment = {
    ...kafka,
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    // What is published stays in the outbox, to be looked at.
    RELAY: 'off',
    PORT: '0',
    HOST: '127.0.0.1',
    REFERENCE_DATA: 'deploy/reference/kent-and-medway',
    IDENTITY_DEMO: 'on',
    IDENTITY_DEMO_KEY: DEMO_KEY,
  };
  const config = readConfig(ControlCentreConfig, environment);
  const module = AppModule.forRoot(config, reference, known);
  const service = await startService({ name: 'control-centre', config, module });
  closing(() => service.stop());
  const keeper = service.app.get(OpelKeeper, { strict: false });
  const ask = (path: string, init?: RequestInit) => fetch(service.address + path, init);
  return {
    service,
    database,
    kafka,
    keeper,
    ask,
    get: async <Answer>(path: string) => (await (await ask(path)).json()) as Answer,
    /** Figures that just came, and the scores after them. */
    says: (...figures: SaidFigure[]) =>
      keeper.act(async (tx) => {
        for (const { agoSeconds = 0, ...one } of figures) {
          const at = new Date(Date.now() - agoSeconds * 1000).toISOString();
          const body = JSON.stringify({ ...one, asOf: at, receivedAt: at });
          await tx.execute(
            `INSERT INTO said_figure VALUES ($1, $2, $3)
             ON CONFLICT (place_id, figure_id) DO UPDATE SET body = EXCLUDED.body`,
            [one.placeId, one.figureId, body],
          );
        }
      }),
    post: async (
      path: string,
      body: object,
      { key = randomUUID() as string, actor = ANN, method = 'POST', seen = 0 } = {},
    ) =>
      ask(path, {
        method,
        headers: {
          ...(await signIn(DEMO_KEY, actor)),
          'content-type': 'application/json',
          'idempotency-key': key,
          'if-match': `"${seen}"`,
        },
        body: JSON.stringify(body),
      }),
  };
}

const framework = reference.opel.find(({ id }) => id === 'integrated-2024-26')!;

/** A value for every parameter of a provider's pillar, each in that band (1 is the best). */
export const everyFigure = (placeId: string, pillar: string, band: number): SaidFigure[] =>
  framework.pillars
    .find((one) => one.pillar === pillar)!
    .parameters.map(({ figureId, bands, direction }) => {
      const at = Math.min(band, bands.length) - 1;
      const beyond = direction === 'higher-is-worse' ? 0.1 : -0.1;
      return { placeId, figureId, value: bands[at]!.limit ?? bands[at - 1]!.limit! + beyond };
    });
