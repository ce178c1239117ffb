import type { Random } from '../model/random.ts';

/** A unit outside Kent and Medway, invented: only its outward postcode is one that there is. */
export interface UnitAway {
  organisationId: string;
  name: string;
  unit: string;
  sector: 'nhs' | 'independent';
  outcode: string;
  /** Pence a week for an acute bed. */
  weekPence: number;
  /** How often people are placed there, beside the others. */
  often: number;
}

export const UNITS_AWAY: readonly UnitAway[] = [
  unit('XIN11', 'Inventedham House', 'Alder Ward', 'independent', 'DA14', 455_000, 10),
  unit('XIN12', 'Examplewood Hospital', 'Hazel Ward', 'independent', 'SE13', 480_000, 16),
  unit('XIN13', 'Samplebridge Hospital', 'Birch Ward', 'independent', 'TN38', 462_000, 14),
  unit('XIN14', 'Notreal Park', 'Rowan Ward', 'nhs', 'CM1', 398_000, 12),
  unit('XIN15', 'Madeupdown Clinic', 'Juniper Unit', 'independent', 'BN3', 490_000, 14),
  unit('XIN16', 'Pretendwell Hospital', 'Larch Ward', 'independent', 'RG1', 505_000, 10),
  unit('XIN17', 'Fictionby Lodge', 'Maple Ward', 'independent', 'NR1', 476_000, 8),
  unit('XIN18', 'Testington Manor', 'Willow Unit', 'independent', 'BS1', 512_000, 6),
  unit('XIN19', 'Placeholder Hall', 'Yew Ward', 'independent', 'M1', 498_000, 4),
  unit('XIN20', 'Fauxley Court', 'Elm Ward', 'independent', 'NE1', 520_000, 2),
];

export const unitAway = (random: Random): UnitAway =>
  UNITS_AWAY[random.weighted(UNITS_AWAY.map(({ often }) => often))]!;

function unit(
  ...[organisationId, name, ward, sector, outcode, weekPence, often]: [
    string,
    string,
    string,
    UnitAway['sector'],
    string,
    number,
    number,
  ]
): UnitAway {
  return { organisationId, name, unit: ward, sector, outcode, weekPence, often };
}
