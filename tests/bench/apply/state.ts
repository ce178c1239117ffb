import { randomUUID } from 'node:crypto';
import { Controller } from '@nestjs/common';
import {
  domainEvent,
  HeartbeatPassed,
  PatientAdmitted,
  PatientDischarged,
  PatientTransferred,
  VisitUpdated,
  type DomainEvent,
  type VisitFact,
} from '@careway/contracts';
import type { MigrationClass } from '@careway/database';
import { Hears, publish, type HearingContext } from '@careway/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class VisitState1795305600001 implements MigrationInterface {
  name = 'VisitState1795305600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE visit_state (subject uuid PRIMARY KEY, events int NOT NULL, last timestamptz NOT NULL, late int NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visit_state');
  }
}

export const stateMigrations: readonly MigrationClass[] = [VisitState1795305600001];

/** One row per patient: how many events, the time of the last, and how often one came after a later one. */
export const UPSERT = `
  INSERT INTO visit_state (subject, events, last, late)
  SELECT subject, count(*), max(at), 0 FROM unnest($1::uuid[], $2::timestamptz[]) AS heard (subject, at)
  GROUP BY subject ORDER BY subject
  ON CONFLICT (subject) DO UPDATE SET events = visit_state.events + EXCLUDED.events,
    last = greatest(visit_state.last, EXCLUDED.last),
    late = visit_state.late + (EXCLUDED.last < visit_state.last)::int`;

/** One event told for each that was heard; its own id ends up in it. */
export const tell = ({ id, subject, time }: DomainEvent): DomainEvent =>
  domainEvent(
    HeartbeatPassed,
    { id: randomUUID(), subject, time },
    { heartbeatId: id, startedAt: time, passedAt: time, heldBack: 0 },
  );

/** What a service does at least: state, and one event told for each heard. */
@Controller()
export class KeepState {
  @Hears([PatientAdmitted, PatientDischarged, PatientTransferred, VisitUpdated], { batch: true })
  async hear(events: DomainEvent<VisitFact>[], { tx }: HearingContext): Promise<void> {
    await tx.execute(UPSERT, [events.map(({ subject }) => subject), events.map(({ data }) => data.occurredAt)]);
    await publish(tx, events.map(tell));
  }
}
