import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { judgeCauses, nextStep, sayAlert, type Cause, type Raise, type Trigger } from '@careway/alerts';
import { AlertCleared, AlertRaised, domainEvent, type DomainEvent } from '@careway/contracts';
import { Database, type Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import { ReferenceData } from '@careway/reference-data';
import { callCards } from '../call-cards/call-cards.ts';
import { appendChanges, lockBoard } from '../project-board/board-log.ts';
import { OpelKeeper } from '../score-opel/opel-keeper.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { BoardTail } from '../stream-board/board-tail.ts';
import {
  keepWaiting,
  readAlerts,
  readCauses,
  storeAlerts,
  takeSteps,
  type AlertChange,
  type AlertRow,
  type NewAlert,
} from './alert-rows.ts';
import { readingsOf, type Sight } from './readings.ts';
import { readTriggers } from './triggers.ts';

const MINUTE_MS = 60_000;

/** Raises, clears, chases and escalates alerts, and calls for the cards of the surge plan. */
@Injectable()
export class AlertKeeper {
  constructor(
    private readonly database: Database,
    private readonly tail: BoardTail,
    private readonly source: BoardSource,
    private readonly opel: OpelKeeper,
    readonly reference: ReferenceData,
  ) {}

  /** Looks at everything once. Safe from several processes: the board is locked. `now` is epoch milliseconds. */
  follow(now: number = Date.now()): Promise<void> {
    return this.act(async (tx) => {
      const { layout } = this.source.placeAt(now);
      const sight = { layout, day: this.reference.at(layout.day), figures: this.opel.sources.figures, now };
      const [steps] = await Promise.all([this.judge(tx, sight), callCards(tx, sight.day, now)]);
      return steps;
    }, now);
  }

  /** Takes the steps that `work` gives, with the board locked, and tells the board. */
  async act(work: (tx: Tx) => Promise<AlertChange[]>, now: number = Date.now()): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockBoard(tx);
      const at = new Date(now).toISOString();
      await appendChanges(tx, await takeSteps(tx, await work(tx), at), at);
    });
    this.tail.wake();
  }

  private async judge(tx: Tx, sight: Sight): Promise<AlertChange[]> {
    const { now, day } = sight;
    const inForce = await readTriggers(tx, day.triggers);
    const triggers = inForce.filter(({ off }) => !off).map(({ trigger }) => trigger);
    const [readings, causes, standing] = await Promise.all([
      readingsOf(tx, triggers, sight),
      readCauses(tx),
      readAlerts(tx, { open: true }),
    ]);
    const { begun, raised, over } = judgeCauses(triggers, readings, causes, now);
    const since = new Map([...causes, ...begun].map((one) => [one.cause, one.since]));
    const alerts = raised.map((one) => newAlert(one, since.get(one.cause)!, now));
    const cleared = over.filter(({ alertId }) => alertId);
    await keepWaiting(
      tx,
      [...over, ...raised].map(({ cause }) => cause),
      begun.filter(isNotIn(raised)),
    );
    if (alerts.length > 0) await storeAlerts(tx, alerts);
    await publish(tx, [
      ...alerts.map((one) => raisedEvent(one, raised.find(({ cause }) => cause === one.cause)!.trigger)),
      ...cleared.map((one) =>
        clearedEvent(
          standing.find(({ alertId }) => alertId === one.alertId)!,
          now,
        ),
      ),
    ]);
    const ended = new Set(cleared.map(({ alertId }) => alertId));
    return [
      ...alerts.map(({ alertId }): AlertChange => ({ alertId, step: 'raised' })),
      ...cleared.map(({ alertId }): AlertChange => ({ alertId: alertId!, step: 'cleared' })),
      ...standing.filter(({ alertId }) => !ended.has(alertId)).flatMap((one) => stepByClock(one, now)),
    ];
  }
}

const isNotIn =
  (raised: readonly Raise[]) =>
  ({ cause }: Cause): boolean =>
    !raised.some((one) => one.cause === cause);

function newAlert({ cause, trigger, reading }: Raise, since: string, now: number): NewAlert {
  return {
    alertId: randomUUID(),
    cause,
    triggerId: trigger.id,
    triggerVersion: trigger.version,
    placeId: reading.placeId,
    ...(trigger.figureId && { figureId: trigger.figureId }),
    ...(reading.value !== null && { value: reading.value }),
    says: sayAlert(trigger, reading),
    action: trigger.action,
    owner: trigger.owner,
    deputy: trigger.deputy,
    dueMinutes: trigger.dueMinutes,
    provisional: trigger.provisional,
    since,
    raisedAt: new Date(now).toISOString(),
    dueAt: new Date(now + trigger.dueMinutes * MINUTE_MS).toISOString(),
  };
}

/** What the clock does about an alert that nobody acts on: chased, then it is the deputy's. */
function stepByClock(alert: AlertRow, now: number): AlertChange[] {
  const { alertId, deputy, dueMinutes } = alert;
  const next = nextStep(alert, now);
  if (next === 'chase') return [{ alertId, step: 'chased', says: `due and nothing was done about it` }];
  if (next !== 'escalate') return [];
  const dueAt = new Date(now + dueMinutes * MINUTE_MS).toISOString();
  return [{ alertId, step: 'escalated', owner: deputy, dueAt, says: 'chased and nothing was done about it' }];
}

const eventAt = (cause: string, at: string) => ({ id: randomUUID(), subject: cause, time: at });

function raisedEvent(alert: NewAlert, { figureId }: Trigger): DomainEvent {
  const { alertId, cause, triggerId, triggerVersion, placeId, says, action, owner, raisedAt, dueAt } = alert;
  const figure = figureId === undefined ? {} : { figureId };
  const data = { alertId, cause, triggerId, triggerVersion, placeId, ...figure, says, action, owner, raisedAt, dueAt };
  return domainEvent(AlertRaised, eventAt(cause, raisedAt), { ...data, provisional: alert.provisional });
}

function clearedEvent({ alertId, cause, raisedAt, acted }: AlertRow, now: number): DomainEvent {
  const clearedAt = new Date(now).toISOString();
  return domainEvent(AlertCleared, eventAt(cause, clearedAt), { alertId, cause, raisedAt, clearedAt, acted });
}
