import { foldVisit, type Spell } from '@careway/beds';
import type { Tx } from '@careway/database';
import type { Places } from '../know-places/places.ts';
import { lockVisits } from './lock-visits.ts';
import { flowsOf, staysOf } from './spell-rows.ts';
import { loadFacts } from './store-facts.ts';
import { loadFlows, storeFlows, type SiteDay } from './store-flows.ts';
import { forgetSpells, loadPresent, storeSpells, storeStays, type Present } from './store-spells.ts';

/** What has to be counted again: wards, each with the latest moment that its figures now rest on, and days of sites. */
export interface Touched {
  wards: Map<string, string>;
  days: SiteDay[];
}

/**
 * Folds the facts of the visits anew and writes what came of them. Facts are read after the visits are locked, so of
 * two transactions that add a fact to one visit the second sees both.
 */
export async function trackVisits(tx: Tx, places: Places, visitIds: readonly string[]): Promise<Touched> {
  if (visitIds.length === 0) return { wards: new Map(), days: [] };
  const [, facts, before, flowsBefore] = await Promise.all([
    lockVisits(tx, visitIds),
    loadFacts(tx, visitIds),
    loadPresent(tx, visitIds),
    loadFlows(tx, visitIds),
  ]);
  const spells = [...facts.values()].map((list) => foldVisit(list)!);
  const stays = spells.flatMap((spell) => staysOf(spell, places));
  const flows = spells.flatMap((spell) => flowsOf(spell, places));
  const gone = visitIds.filter((id) => !facts.has(id));
  const [days] = await Promise.all([
    storeFlows(tx, flowsBefore, flows),
    storeSpells(tx, spells),
    forgetSpells(tx, gone),
    storeStays(tx, visitIds, stays),
  ]);
  const now = stays.filter((stay) => stay.to_at === null && stay.takes_up_a_bed);
  return { wards: wardsTouched(before, now, spells), days };
}

const whereIs = ({ visit_id, place_id, bed_id, on_leave }: Present): string =>
  JSON.stringify([visit_id, place_id, bed_id, on_leave]);

/** The places that somebody came to, left, or is in another way in. */
function wardsTouched(
  before: readonly Present[],
  now: readonly Present[],
  spells: readonly Spell[],
): Map<string, string> {
  const happened = new Map(spells.map((spell) => [spell.visitId, spell.happenedAt]));
  const [was, is] = [new Set(before.map(whereIs)), new Set(now.map(whereIs))];
  const wards = new Map<string, string>();
  for (const present of [...before, ...now]) {
    if (was.has(whereIs(present)) && is.has(whereIs(present))) continue;
    const [at, known] = [happened.get(present.visit_id) ?? '', wards.get(present.place_id) ?? ''];
    wards.set(present.place_id, at > known ? at : known);
  }
  return wards;
}
