import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCollection, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from './reference-data-error.ts';
import { rowMaker, type Read } from './row.ts';
import { Interface } from './rows/interface.ts';

/** Reads `interfaces.yaml`: a list of interfaces. Faults go to `faults`, each with the line of the value. */
export function readInterfaces(folder: string, file: string, faults: Fault[]): Read<Interface>[] {
  const whole = path.join(folder, file);
  if (!existsSync(whole)) {
    faults.push({ file, line: 0, field: 'file', reason: 'does not exist' });
    return [];
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(whole, 'utf8'), { lineCounter });
  for (const error of document.errors) {
    const reason = error.message.split('\n')[0] ?? error.code;
    faults.push({ file, line: lineCounter.linePos(error.pos[0]).line, field: 'yaml', reason });
  }
  if (document.errors.length > 0) return [];
  const list: unknown = document.toJS();
  if (!Array.isArray(list)) {
    faults.push({ file, line: 1, field: 'yaml', reason: 'is not a list of interfaces' });
    return [];
  }
  const toRow = rowMaker(Interface);
  return list.flatMap((values: unknown, index) =>
    readOne(values, index, { toRow, document, lineCounter, file, faults }),
  );
}

interface Place {
  toRow: ReturnType<typeof rowMaker<Interface>>;
  document: Document;
  lineCounter: LineCounter;
  file: string;
  faults: Fault[];
}

function readOne(values: unknown, index: number, place: Place): Read<Interface>[] {
  const { file, faults } = place;
  const line = lineOf([index], place);
  if (typeof values !== 'object' || values === null) {
    faults.push({ file, line, field: `${index}`, reason: 'is not an interface' });
    return [];
  }
  const lineOfField = (field: string): number => lineOf([index, ...field.split('.')], place);
  const { row, faults: found } = place.toRow(values);
  for (const { field, reason } of found) faults.push({ file, line: lineOfField(field), field, reason });
  return found.length > 0 ? [] : [{ file, line, row, lineOf: lineOfField }];
}

/** The line of the deepest part of a path that stands in the file. */
function lineOf(route: (string | number)[], { document, lineCounter }: Place): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of route) {
    if (!isCollection(node)) break;
    const item = node.items.find((one, at) =>
      isPair(one) ? isScalar(one.key) && one.key.value === step : at === Number(step),
    );
    const start = isPair(item) ? item.key : item;
    if (isNode(start) && start.range) offset = start.range[0];
    node = isPair(item) ? item.value : item;
  }
  return lineCounter.linePos(offset).line;
}
