import { schemaOf, type JsonSchema } from '@careway/contracts';
import { columnName } from './column-name.ts';
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

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** JSON Schema of each file of a reference data folder, by the name of the schema file. */
export const fileSchemas = (): Record<string, JsonSchema> => ({
  'organisations.schema.json': table(Organisation, 'organisations.csv'),
  'sites.schema.json': table(Site, 'sites.csv'),
  'wards.schema.json': table(Ward, 'wards.csv'),
  'beds.schema.json': table(Bed, 'beds.csv'),
  'services.schema.json': table(Service, 'services.csv'),
  'activity.schema.json': table(Activity, 'activity.csv'),
  'shapes.schema.json': table(Shape, 'shapes.csv'),
  'outcodes.schema.json': table(Outcode, 'outcodes.csv'),
  'targets.schema.json': table(Target, 'targets.csv'),
  'figures.schema.json': table(FigureRow, 'figures.csv'),
  'figure_rules.schema.json': table(FigureRule, 'figure_rules.csv'),
  'triggers.schema.json': table(TriggerRow, 'triggers.csv'),
  'surge_plan.schema.json': table(SurgeCardRow, 'surge_plan.csv'),
  'interfaces.schema.json': { $schema: DRAFT, title: 'interfaces.yaml', type: 'array', items: schemaOf(Interface) },
  'opel.schema.json': { $schema: DRAFT, ...schemaOf(OpelFramework), title: 'opel/*.yaml' },
});

/** A CSV file as a list of objects, one per line; in the file yes and no stand for true and false. */
function table(type: new () => object, title: string): JsonSchema {
  const { properties, required, ...schema } = schemaOf(type) as {
    properties: Record<string, JsonSchema>;
    required: string[];
  };
  const columns = Object.entries(properties).map(([property, one]) => [columnName(property), one]);
  const items = { ...schema, properties: Object.fromEntries(columns), required: required.map(columnName) };
  return { $schema: DRAFT, title, type: 'array', items };
}
