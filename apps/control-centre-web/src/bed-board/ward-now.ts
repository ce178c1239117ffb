import { figuresInWords, type NotUsable } from '@careway/places';

/** A ward as bed tracking answers it. */
export interface WardNow {
  id: string;
  name: string;
  siteId: string;
  providerId: string;
  /** Are its beds in the totals? */
  bedBase: boolean;
  open: number;
  occupied: number;
  onLeave: number;
  usable: number;
  empty: number;
  notUsable: NotUsable[];
  inWords: string;
  /** The latest clinical time that the figures rest on, RFC 3339; absent while nothing was heard. */
  asOf?: string;
}

export interface SiteNow {
  id: string;
  name: string;
}

/** The figures of several wards as one: of the bed base, and beside it of what is not in it. */
export interface Summed {
  open: number;
  occupied: number;
  onLeave: number;
  usable: number;
  empty: number;
  /** `empty 7, usable 3: 2 leave, 1 closed` */
  inWords: string;
  /** Of that the reasons alone: `2 leave, 1 closed`; nothing when all that is empty can be used. */
  why: string;
  /** Spaces, crisis beds, virtual places ...: what a person could be put in besides a bed of the bed base. */
  others: { open: number; usable: number };
  asOf?: string | undefined;
}

export interface SiteRow extends Summed {
  id: string;
  name: string;
  providerId: string;
}

/** Adds wards up. A reason keeps the place in which it is first told. */
export function sumWards(wards: readonly WardNow[]): Summed {
  const counted = wards.filter(({ bedBase }) => bedBase);
  const [sum, sumOthers] = [adder(counted), adder(wards.filter(({ bedBase }) => !bedBase))];
  const beds = new Map<string, number>();
  for (const { notUsable } of counted)
    for (const one of notUsable) beds.set(one.reason, (beds.get(one.reason) ?? 0) + one.beds);
  const reasons = [...beds].map(([reason, count]) => ({ reason, beds: count }));
  const [empty, usable] = [sum((ward) => ward.empty), sum((ward) => ward.usable)];
  const inWords = figuresInWords(empty, usable, reasons);
  return {
    open: sum((ward) => ward.open),
    occupied: sum((ward) => ward.occupied),
    onLeave: sum((ward) => ward.onLeave),
    usable,
    empty,
    inWords,
    why: inWords.split(': ')[1] ?? '',
    others: { open: sumOthers((ward) => ward.open), usable: sumOthers((ward) => ward.usable) },
    asOf: wards
      .flatMap(({ asOf }) => asOf ?? [])
      .sort()
      .at(-1),
  };
}

const adder = (wards: readonly WardNow[]) => (of: (ward: WardNow) => number) =>
  wards.reduce((total, ward) => total + of(ward), 0);

/** One row for each site that has wards, in the order in which the sites are given; then those without a name. */
export function siteRows(wards: readonly WardNow[], sites: readonly SiteNow[]): SiteRow[] {
  const names = new Map(sites.map(({ id, name }) => [id, name]));
  const order = new Map(sites.map(({ id }, index) => [id, index]));
  return [...Map.groupBy(wards, ({ siteId }) => siteId)]
    .sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size))
    .map(([id, own]) => ({ id, name: names.get(id) ?? id, providerId: own[0]!.providerId, ...sumWards(own) }));
}
