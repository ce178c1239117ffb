import type { HttpException } from '@nestjs/common';
import { ReferenceDataError } from '@careway/reference-data';
import { problem } from '@careway/service-kit';

/** Where one fault of reference data stands, and why it is one. */
export interface ReferenceDataFault {
  file: string;
  line: number;
  field: string;
  reason: string;
}

const FAULT = /^(?<file>.+?):(?<line>\d+) (?<field>.+?): (?<reason>.*)$/s;

/** What is told when reference data could not be loaded; any other error comes back as it is. */
export function reloadProblem(error: unknown): unknown {
  if (!(error instanceof ReferenceDataError)) return error;
  return badReferenceData(error.faults.map(faultOf));
}

const badReferenceData = (faults: readonly ReferenceDataFault[]): HttpException =>
  problem(422, {
    title: 'The reference data can not be used',
    detail: 'What was in force before stays in force. Mend every line in faults and reload again.',
    faults,
  });

function faultOf(line: string): ReferenceDataFault {
  const parts = FAULT.exec(line)?.groups;
  if (!parts) return { file: '', line: 0, field: '', reason: line };
  return { file: parts['file']!, line: Number(parts['line']), field: parts['field']!, reason: parts['reason']! };
}
