import type { TriggerNow } from './triggers-now.ts';

/** A trigger as somebody types it: a number may not be one yet. */
export interface TriggerDraft {
  name: string;
  watches: TriggerNow['watches'];
  figureId: string;
  /** Empty: every provider. */
  pillar: string;
  relation: TriggerNow['relation'];
  limit: string;
  clearsAt: string;
  forMinutes: string;
  /** Empty: of none. */
  partOf: string;
  action: string;
  owner: string;
  deputy: string;
  dueMinutes: string;
}

export const NEW_DRAFT: TriggerDraft = {
  name: '',
  watches: 'figure',
  figureId: '',
  pillar: '',
  relation: '>=',
  limit: '',
  clearsAt: '',
  forMinutes: '0',
  partOf: '',
  action: '',
  owner: '',
  deputy: '',
  dueMinutes: '30',
};

export const draftOf = (trigger: TriggerNow): TriggerDraft => ({
  name: trigger.name,
  watches: trigger.watches,
  figureId: trigger.figureId ?? '',
  pillar: trigger.pillar ?? '',
  relation: trigger.relation,
  limit: String(trigger.limit),
  clearsAt: String(trigger.clearsAt),
  forMinutes: String(trigger.forMinutes),
  partOf: trigger.partOf ?? '',
  action: trigger.action,
  owner: trigger.owner,
  deputy: trigger.deputy,
  dueMinutes: String(trigger.dueMinutes),
});

/** What `PUT /triggers/:id` takes. What is no number goes as it was typed: the service says what is wrong with it. */
export function bodyOf(draft: TriggerDraft, reason: string): object {
  const { watches, figureId, pillar, partOf, limit, clearsAt, forMinutes, dueMinutes, ...words } = draft;
  return {
    ...words,
    watches,
    ...(watches === 'figure' && { figureId }),
    ...(watches === 'opel' && pillar && { pillar }),
    ...(partOf && { partOf }),
    limit: typed(limit),
    clearsAt: typed(clearsAt),
    forMinutes: typed(forMinutes),
    dueMinutes: typed(dueMinutes),
    reason,
  };
}

const typed = (text: string): number | string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

/** Id of a new one, from its name: `ambulance-handover` of `Ambulance handover`. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Why a new one can't have this name; nothing when it can. `new` is the address of this form. */
export function nameFault(name: string, ids: readonly string[]): string | undefined {
  const id = idOf(name);
  if (id === '') return 'Say what it is about in a few words';
  return id === 'new' || ids.includes(id) ? 'There is one with this name: say more, or change that one' : undefined;
}
