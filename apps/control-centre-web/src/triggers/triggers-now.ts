import { sayClock, sayDay } from '@careway/pressure';

/** One trigger as `GET /triggers` tells it. */
export interface TriggerNow {
  id: string;
  /** 0: as shipped. */
  version: number;
  name: string;
  watches: 'figure' | 'opel' | 'feed';
  figureId?: string;
  /** Of one that watches OPEL; absent: every provider. */
  pillar?: string;
  relation: '>=' | '<=';
  limit: number;
  clearsAt: number;
  forMinutes: number;
  partOf?: string;
  action: string;
  owner: string;
  deputy: string;
  dueMinutes: number;
  provisional: boolean;
  off: boolean;
  /** Absent: as shipped. */
  set?: { by: { name: string; role: string }; at: string; reason: string };
}

/** What a trigger needs to know of a figure. */
export interface WatchedFigure {
  id: string;
  name: string;
  unit: string;
}

/** A card of the surge plan, as `GET /surge-plan` tells it. */
export interface PlanCard {
  id: string;
  pillar: string;
  level: number;
  title: string;
  what: string;
  standDown: string;
  owner: string;
  provisional: boolean;
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** When it raises an alert: `45 minutes or more, for 15 min`. `unit` is that of its figure. */
export function sayWhen({ watches, relation, limit, forMinutes }: TriggerNow, unit = ''): string {
  const much = `${number.format(limit)} ${unitOf(watches, unit)}`.trim();
  const lasting = forMinutes > 0 ? `, for ${forMinutes} min` : '';
  if (watches === 'opel' && limit >= 4) return `OPEL 4${lasting}`;
  if (watches === 'opel')
    return `OPEL ${number.format(limit)} ${relation === '>=' ? 'or worse' : 'or better'}${lasting}`;
  return `${much} or ${relation === '>=' ? 'more' : 'less'}${lasting}`;
}

/** When its alert clears: `below 30 minutes`. The value itself does not clear it. */
export function sayClears({ watches, relation, clearsAt }: TriggerNow, unit = ''): string {
  const side = relation === '>=' ? 'below' : 'above';
  if (watches === 'opel') return `${side} OPEL ${number.format(clearsAt)}`;
  return `${side} ${number.format(clearsAt)} ${unitOf(watches, unit)}`.trim();
}

const unitOf = (watches: TriggerNow['watches'], unit: string): string =>
  watches === 'feed' ? 'intervals without a message' : unit;

/** Who set it so: `set by Ann Lee, control centre, on 23 November 2026 10:42:15: agreed at the board`. */
export function saySet({ set, off, provisional }: TriggerNow): string {
  if (!set) return provisional ? 'as shipped; provisional: no source confirms the limit' : 'as shipped';
  const moment = `${sayDay(Date.parse(set.at))} ${sayClock(Date.parse(set.at))}`;
  const did = off ? 'switched off' : 'set';
  return `${did} by ${set.by.name}, ${set.by.role.replaceAll('-', ' ')}, on ${moment}: ${set.reason}`;
}
