import type { Received } from './received.ts';

/** The lane of a message: the same for every message that names the patient alike, by any door. */
export function chooseLane({ inbound, from }: Received, lanes: number): number {
  if ('observation' in inbound) return fnv1a(`${inbound.observation.figureId}/${inbound.observation.placeId}`) % lanes;
  const adt = inbound.answer === 'accepted' ? inbound.adt : undefined;
  const identifiers = adt?.patient.identifiers ?? [];
  const first = identifiers.find(({ type }) => type !== 'NH') ?? identifiers[0];
  const name = first ? `${first.authority ?? ''}|${first.value}` : `${from.id}|${inbound.header?.controlId ?? ''}`;
  return fnv1a(name) % lanes;
}

/** FNV-1a, 32 bit. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
