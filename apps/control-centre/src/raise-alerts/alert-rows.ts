import type { Cause } from '@careway/alerts';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { AlertStanding } from '@careway/pressure';

/** One alert with how far it has come, instants in RFC 3339. */
export interface AlertRow {
  alertId: string;
  number: number;
  cause: string;
  triggerId: string;
  triggerVersion: number;
  placeId: string;
  figureId?: string;
  value?: number;
  says: string;
  action: string;
  owner: string;
  deputy: string;
  dueMinutes: number;
  provisional: boolean;
  since: string;
  raisedAt: string;
  dueAt: string;
  acknowledgedAt?: string;
  chasedAt?: string;
  escalatedAt?: string;
  acted: number;
  clearedAt?: string;
}

/** A row of `alert` as JSON. */
const ALERT = `jsonb_strip_nulls(jsonb_build_object('alertId', alert_id, 'number', number, 'cause', cause,
  'triggerId', trigger_id, 'triggerVersion', trigger_version, 'placeId', place_id, 'figureId', figure_id,
  'value', value, 'says', says, 'action', action, 'owner', owner, 'deputy', deputy, 'dueMinutes', due_minutes,
  'provisional', provisional, 'since', board_instant(since), 'raisedAt', board_instant(raised_at),
  'dueAt', board_instant(due_at), 'acknowledgedAt', board_instant(acknowledged_at),
  'chasedAt', board_instant(chased_at), 'escalatedAt', board_instant(escalated_at), 'acted', acted,
  'clearedAt', board_instant(cleared_at)))`;

/** An alert as the board is told of it. */
export const ALERT_FACT = `jsonb_strip_nulls(jsonb_build_object('kind', 'alert', 'alertId', alert_id, 'cause', cause,
  'placeId', place_id, 'figureId', figure_id, 'says', says, 'action', action, 'owner', owner,
  'raisedAt', board_instant(raised_at), 'dueAt', board_instant(due_at),
  'acknowledgedAt', board_instant(acknowledged_at), 'clearedAt', board_instant(cleared_at)))`;

type Reader = Pick<Tx, 'query'>;

export interface AlertsAsked {
  open?: boolean | undefined;
  placeId?: string | undefined;
  from?: string | undefined;
  /** Before the alert with that number. */
  before?: number | undefined;
  limit?: number | undefined;
}

/** Alerts, the newest first. */
export const readAlerts = (tx: Reader, asked: AlertsAsked = {}): Promise<AlertRow[]> =>
  tx
    .query<{ alert: AlertRow }>(
      `SELECT ${ALERT} AS alert FROM alert
       WHERE ($1::boolean IS NOT TRUE OR cleared_at IS NULL) AND ($2::text IS NULL OR place_id = $2)
         AND raised_at >= $3 AND number < $4
       ORDER BY number DESC LIMIT $5`,
      [
        asked.open ?? null,
        asked.placeId ?? null,
        asked.from ?? '-infinity',
        asked.before ?? Number.MAX_SAFE_INTEGER,
        asked.limit ?? null,
      ],
    )
    .then((rows) => rows.map(({ alert }) => alert));

/** One alert; locked where somebody is about to change it. */
export const readAlert = (tx: Reader, alertId: string, lock: '' | 'FOR UPDATE' = ''): Promise<AlertRow | undefined> =>
  tx
    .query<{ alert: AlertRow }>(`SELECT ${ALERT} AS alert FROM alert WHERE alert_id = $1 ${lock}`, [alertId])
    .then(([row]) => row?.alert);

export interface AlertStep {
  step: string;
  at: string;
  by?: Actor;
  says?: string;
}

export const readSteps = (tx: Reader, alertId: string): Promise<AlertStep[]> =>
  tx
    .query<{ step: AlertStep }>(
      `SELECT jsonb_strip_nulls(jsonb_build_object('step', step, 'at', board_instant(at), 'by', by, 'says', says)) AS step
       FROM alert_step WHERE alert_id = $1 ORDER BY number`,
      [alertId],
    )
    .then((rows) => rows.map(({ step }) => step));

/** What is beyond a limit: what has not lasted yet, and what has its alert. */
export const readCauses = (tx: Reader): Promise<Cause[]> =>
  tx
    .query<{ cause: Cause }>(
      `SELECT jsonb_build_object('cause', cause, 'triggerId', trigger_id, 'placeId', place_id,
         'since', board_instant(since)) AS cause FROM alert_waiting
       UNION ALL
       SELECT jsonb_build_object('cause', cause, 'triggerId', trigger_id, 'placeId', place_id,
         'since', board_instant(since), 'alertId', alert_id) FROM alert WHERE cleared_at IS NULL`,
    )
    .then((rows) => rows.map(({ cause }) => cause));

/** Forgets causes that are over or have their alert now, and remembers those that have begun. */
export async function keepWaiting(tx: Tx, ended: readonly string[], begun: readonly Cause[]): Promise<void> {
  if (ended.length > 0) await tx.execute('DELETE FROM alert_waiting WHERE cause = ANY($1)', [ended]);
  if (begun.length === 0) return;
  await tx.execute(
    `INSERT INTO alert_waiting SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS begun (cause text, trigger_id text, place_id text, since timestamptz)`,
    [JSON.stringify(begun.map((one) => ({ ...one, trigger_id: one.triggerId, place_id: one.placeId })))],
  );
}

export type NewAlert = Omit<AlertRow, 'number' | 'acted' | 'acknowledgedAt' | 'chasedAt' | 'escalatedAt' | 'clearedAt'>;

export const storeAlerts = (tx: Tx, alerts: readonly NewAlert[]): Promise<unknown> =>
  tx.execute(
    `INSERT INTO alert (alert_id, cause, trigger_id, trigger_version, place_id, figure_id, value, says, action, owner,
       deputy, due_minutes, provisional, since, raised_at, due_at)
     SELECT "alertId", cause, "triggerId", "triggerVersion", "placeId", "figureId", value, says, action, owner, deputy,
       "dueMinutes", provisional, since, "raisedAt", "dueAt"
     FROM jsonb_to_recordset($1::jsonb) AS raised ("alertId" uuid, cause text, "triggerId" text,
       "triggerVersion" integer, "placeId" text, "figureId" text, value double precision, says text, action text,
       owner text, deputy text, "dueMinutes" integer, provisional boolean, since timestamptz, "raisedAt" timestamptz,
       "dueAt" timestamptz)`,
    [JSON.stringify(alerts)],
  );

/** What a step changes of an alert. */
export interface AlertChange {
  alertId: string;
  step: 'raised' | 'acknowledged' | 'acted' | 'chased' | 'escalated' | 'cleared';
  by?: Actor | undefined;
  says?: string | undefined;
  /** Who answers for it from now on, and until when. */
  owner?: string | undefined;
  dueAt?: string | undefined;
}

/** Writes steps down, lets the alerts stand as they do then, and gives them as the board is told. `at` is RFC 3339. */
export async function takeSteps(tx: Tx, steps: readonly AlertChange[], at: string): Promise<AlertStanding[]> {
  if (steps.length === 0) return [];
  const said = JSON.stringify(steps);
  const [rows] = await Promise.all([
    tx.query<{ fact: AlertStanding }>(
      `UPDATE alert SET
         acknowledged_at = CASE WHEN step IN ('acknowledged', 'acted') THEN coalesce(acknowledged_at, $2)
           ELSE acknowledged_at END,
         acted = acted + CASE step WHEN 'acted' THEN 1 ELSE 0 END,
         chased_at = CASE step WHEN 'chased' THEN $2 ELSE chased_at END,
         escalated_at = CASE step WHEN 'escalated' THEN $2 ELSE escalated_at END,
         cleared_at = CASE step WHEN 'cleared' THEN $2 ELSE cleared_at END,
         owner = coalesce(said.owner, alert.owner),
         due_at = coalesce(said."dueAt", alert.due_at)
       FROM jsonb_to_recordset($1::jsonb) AS said ("alertId" uuid, step text, owner text, "dueAt" timestamptz)
       WHERE alert_id = said."alertId" RETURNING ${ALERT_FACT.replaceAll("'owner', owner", "'owner', alert.owner")} AS fact`,
      [said, at],
    ),
    tx.execute(
      `INSERT INTO alert_step (alert_id, step, at, by, says)
       SELECT "alertId", step, $2, by, says FROM jsonb_to_recordset($1::jsonb)
         AS said ("alertId" uuid, step text, by jsonb, says text)`,
      [said, at],
    ),
  ]);
  return rows.map(({ fact }) => fact);
}
