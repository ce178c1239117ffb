import { messagingMigrations } from '@careway/messaging';
import { StoreMessages1763800000000 } from './migrations/1763800000000-store-messages.ts';
import { CountFeeds1763800100000 } from './migrations/1763800100000-count-feeds.ts';
import { CountWithMessages1763800200000 } from './migrations/1763800200000-count-with-messages.ts';
import { CountCorrections1796400000000 } from './migrations/1796400000000-count-corrections.ts';

/** The gateway's tables, in the order in which they came. */
export const migrations = [
  ...messagingMigrations,
  StoreMessages1763800000000,
  CountFeeds1763800100000,
  CountWithMessages1763800200000,
  CountCorrections1796400000000,
];
