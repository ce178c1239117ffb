import { checkRules } from './check-rules.ts';
import { ReferenceDataError, type Fault } from './reference-data-error.ts';
import { ReferenceData } from './reference-data.ts';
import { readTables } from './tables.ts';

/**
 * Reads the dated reference data of a place from a folder of CSV files and `interfaces.yaml`.
 * Throws `ReferenceDataError` with every fault of every file at once.
 */
export function loadReferenceData(folder: string): ReferenceData {
  const faults: Fault[] = [];
  const tables = readTables(folder, faults);
  const found = [...faults, ...checkRules(tables)];
  if (found.length > 0) throw new ReferenceDataError(folder, found);
  return new ReferenceData(tables);
}
