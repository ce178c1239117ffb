import type { MigrationClass } from '@careway/database';
import { messagingMigrations } from '@careway/messaging';
import { Board1763800000000 } from './migrations/1763800000000-board.ts';
import { Commands1795500000000 } from './migrations/1795500000000-commands.ts';
import { Opel1795510000000 } from './migrations/1795510000000-opel.ts';
import { Figures1795520000000 } from './migrations/1795520000000-figures.ts';
import { People1796100000000 } from './migrations/1796100000000-people.ts';
import { Alerts1796200000000 } from './migrations/1796200000000-alerts.ts';
import { Huddles1796300000000 } from './migrations/1796300000000-huddles.ts';
import { Replay1796310000000 } from './migrations/1796310000000-replay.ts';
import { FigureValueThen1796320000000 } from './migrations/1796320000000-figure-value-then.ts';

/** Everything that makes the schema of the control centre, in order. */
export const MIGRATIONS: MigrationClass[] = [
  ...messagingMigrations,
  Board1763800000000,
  Commands1795500000000,
  Opel1795510000000,
  Figures1795520000000,
  People1796100000000,
  Alerts1796200000000,
  Huddles1796300000000,
  Replay1796310000000,
  FigureValueThen1796320000000,
];
