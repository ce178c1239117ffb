import { readTable } from './read-table.ts';
import { readYamlFolder, readYamlList } from './read-yaml.ts';
import type { Fault } from './reference-data-error.ts';
import type { Read } from './row.ts';
import { Activity } from './rows/activity.ts';
import { Bed } from './rows/bed.ts';
import { FigureRow } from './rows/figure.ts';
import { FigureRule } from './rows/figure-rule.ts';
import { Interface } from './rows/interface.ts';
import { OpelFramework } from './rows/opel-framework.ts';
import { Outcode } from './rows/outcode.ts';
import { Organisation } from './rows/organisation.ts';
import { Service } from './rows/service.ts';
import { Shape } from './rows/shape.ts';
import { Site } from './rows/site.ts';
import { SurgeCardRow } from './rows/surge-card.ts';
import { Target } from './rows/target.ts';
import { TriggerRow } from './rows/trigger.ts';
import { Ward } from './rows/ward.ts';

/** Every row of a folder with the line it stands on. */
export interface Tables {
  organisations: Read<Organisation>[];
  sites: Read<Site>[];
  wards: Read<Ward>[];
  beds: Read<Bed>[];
  services: Read<Service>[];
  interfaces: Read<Interface>[];
  activity: Read<Activity>[];
  shapes: Read<Shape>[];
  outcodes: Read<Outcode>[];
  targets: Read<Target>[];
  opel: Read<OpelFramework>[];
  figures: Read<FigureRow>[];
  figureRules: Read<FigureRule>[];
  triggers: Read<TriggerRow>[];
  surgeCards: Read<SurgeCardRow>[];
}

export const readTables = (folder: string, faults: Fault[]): Tables => ({
  organisations: readTable(folder, 'organisations.csv', Organisation, faults),
  sites: readTable(folder, 'sites.csv', Site, faults),
  wards: readTable(folder, 'wards.csv', Ward, faults),
  beds: readTable(folder, 'beds.csv', Bed, faults),
  services: readTable(folder, 'services.csv', Service, faults),
  interfaces: readYamlList(folder, 'interfaces.yaml', Interface, faults),
  activity: readTable(folder, 'activity.csv', Activity, faults),
  shapes: readTable(folder, 'shapes.csv', Shape, faults),
  outcodes: readTable(folder, 'outcodes.csv', Outcode, faults),
  targets: readTable(folder, 'targets.csv', Target, faults),
  opel: readYamlFolder(folder, 'opel', OpelFramework, faults),
  figures: readTable(folder, 'figures.csv', FigureRow, faults),
  figureRules: readTable(folder, 'figure_rules.csv', FigureRule, faults),
  triggers: readTable(folder, 'triggers.csv', TriggerRow, faults),
  surgeCards: readTable(folder, 'surge_plan.csv', SurgeCardRow, faults),
});
