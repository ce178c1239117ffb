/** One thing wrong in a file of reference data. */
export interface Fault {
  file: string;
  line: number;
  field: string;
  reason: string;
}

/** Everything wrong in a folder of reference data, one line each: `file:line field: reason`. */
export class ReferenceDataError extends Error {
  readonly code = 'REFERENCE_DATA_INVALID';
  readonly faults: readonly string[];

  constructor(folder: string, faults: readonly Fault[]) {
    const lines = faults.map(({ file, line, field, reason }) => `${file}:${line} ${field}: ${reason}`);
    super(`The reference data in ${folder} can not be used:\n${lines.map((line) => `  ${line}`).join('\n')}`);
    this.faults = lines;
  }
}
