import type { Tx } from '@careway/database';
import { databaseNow } from '../database/now.ts';
import { figuresOf } from './request-answers.ts';
import { readRequests } from './request-rows.ts';
import type { AdmissionFigures } from './shapes.ts';

const ALL = 100_000;

/** The figures of who waits now. */
export async function readFigures(tx: Pick<Tx, 'query'>): Promise<AdmissionFigures> {
  const [rows, now] = await Promise.all([readRequests(tx, { waiting: true, limit: ALL }), databaseNow(tx)]);
  return figuresOf(rows, now);
}
