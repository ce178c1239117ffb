import { distanceKm } from './distance.ts';
import { findInterface, type Sender } from './find-interface.ts';
import { findPlace, type Place, type SaidPlace } from './find-place.ts';
import { groupBy } from './group-by.ts';
import { today } from './today.ts';
import type { Read } from './row.ts';
import { holdsOn, type Dated } from './rows/dated.ts';
import type { Activity } from './rows/activity.ts';
import type { Bed } from './rows/bed.ts';
import type { FigureRow } from './rows/figure.ts';
import type { FigureRule } from './rows/figure-rule.ts';
import type { Interface } from './rows/interface.ts';
import type { OpelFramework } from './rows/opel-framework.ts';
import type { Outcode } from './rows/outcode.ts';
import type { Organisation } from './rows/organisation.ts';
import type { Service } from './rows/service.ts';
import type { Shape } from './rows/shape.ts';
import type { Site } from './rows/site.ts';
import type { SurgeCardRow } from './rows/surge-card.ts';
import type { Target } from './rows/target.ts';
import type { TriggerRow } from './rows/trigger.ts';
import type { Ward } from './rows/ward.ts';
import type { Tables } from './tables.ts';

/** What holds on one day, each list in the order of the files. */
export interface Snapshot {
  day: string;
  organisations: readonly Organisation[];
  sites: readonly Site[];
  wards: readonly Ward[];
  beds: readonly Bed[];
  services: readonly Service[];
  interfaces: readonly Interface[];
  outcodes: readonly Outcode[];
  targets: readonly Target[];
  /** The OPEL framework in force: one, or none. */
  opel: readonly OpelFramework[];
  /** The registry of figures, and what must hold between figures of one place. */
  figures: readonly FigureRow[];
  figureRules: readonly FigureRule[];
  /** When alerts are raised, and what a place does at which level. */
  triggers: readonly TriggerRow[];
  surgeCards: readonly SurgeCardRow[];
}

interface Index extends Snapshot {
  organisationById: Map<string, Organisation>;
  siteById: Map<string, Site>;
  wardById: Map<string, Ward>;
  bedsByWard: Map<string, Bed[]>;
  interfaceById: Map<string, Interface>;
  outcodeById: Map<string, Outcode>;
  figureById: Map<string, FigureRow>;
}

/** Dated reference data of one place. A day is `YYYY-MM-DD` in Europe/London; today when left out. */
export class ReferenceData {
  /** Every period's activity. */
  readonly activity: readonly Activity[];
  /** How activity spreads over the hours of a day and the days of a week. */
  readonly shapes: readonly Shape[];
  /** Every version of the OPEL framework. */
  readonly opel: readonly OpelFramework[];
  private readonly days = new Map<string, Index>();

  constructor(private readonly tables: Tables) {
    this.activity = tables.activity.map((one) => one.row);
    this.shapes = tables.shapes.map((one) => one.row);
    this.opel = tables.opel.map((one) => one.row);
  }

  at(day: string = today()): Snapshot {
    return this.index(day);
  }

  organisationById(id: string, day: string = today()): Organisation | undefined {
    return this.index(day).organisationById.get(id);
  }

  siteById(id: string, day: string = today()): Site | undefined {
    return this.index(day).siteById.get(id);
  }

  wardById(id: string, day: string = today()): Ward | undefined {
    return this.index(day).wardById.get(id);
  }

  interfaceById(id: string, day: string = today()): Interface | undefined {
    return this.index(day).interfaceById.get(id);
  }

  /** A figure of the registry. */
  figureById(id: string, day: string = today()): FigureRow | undefined {
    return this.index(day).figureById.get(id);
  }

  /** Great-circle km between two outward postcodes, to one decimal; undefined when one has no coordinates. */
  distanceKm(outcodeA: string, outcodeB: string, day: string = today()): number | undefined {
    return distanceKm(this.index(day).outcodeById, outcodeA, outcodeB);
  }

  /** Beds and spaces of a ward; none for a ward that is not known. */
  bedsOfWard(wardId: string, day: string = today()): readonly Bed[] {
    return this.index(day).bedsByWard.get(wardId) ?? [];
  }

  /** The interface that a sender's message comes in by: one that names the sender, else one that takes any. */
  interfaceFor(sender: Sender, day: string = today()): Interface | undefined {
    return findInterface(this.index(day).interfaces, sender);
  }

  /** The ward, and the bed when the ward has one so labelled, that a sender's location code means. */
  findPlace(interfaceId: string, said: SaidPlace, day: string = today()): Place | undefined {
    const one = this.interfaceById(interfaceId, day);
    return one && findPlace(one, said, this.index(day));
  }

  /** The ward that a sender's location code means. */
  findWard(interfaceId: string, said: SaidPlace, day: string = today()): Ward | undefined {
    const place = this.findPlace(interfaceId, said, day);
    return place && this.wardById(place.wardId, day);
  }

  private index(day: string): Index {
    const known = this.days.get(day);
    if (known) return known;
    // Messages name few days at a time; old days leave so that a long-lived service does not grow.
    if (this.days.size >= 16) this.days.delete(this.days.keys().next().value!);
    const made = indexOf(this.tables, day);
    this.days.set(day, made);
    return made;
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

function indexOf(tables: Tables, day: string): Index {
  const on = <Row extends Dated>(rows: Read<Row>[]): Row[] =>
    rows.map((one) => one.row).filter((row) => holdsOn(row, day));
  const [organisations, sites, wards] = [on(tables.organisations), on(tables.sites), on(tables.wards)];
  const [beds, services, interfaces] = [on(tables.beds), on(tables.services), on(tables.interfaces)];
  const [outcodes, targets] = [on(tables.outcodes), on(tables.targets)];
  const figures = on(tables.figures);
  return {
    day,
    organisations,
    sites,
    wards,
    beds,
    services,
    interfaces,
    outcodes,
    targets,
    opel: on(tables.opel),
    figures,
    figureRules: on(tables.figureRules),
    triggers: on(tables.triggers),
    surgeCards: on(tables.surgeCards),
    organisationById: byId(organisations),
    siteById: byId(sites),
    wardById: byId(wards),
    bedsByWard: groupBy(beds, (bed) => bed.wardId),
    interfaceById: byId(interfaces),
    outcodeById: byId(outcodes),
    figureById: byId(figures),
  };
}
