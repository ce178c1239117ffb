import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCollection, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from './reference-data-error.ts';
import { rowMaker, type Identified, type Read, type RowClass } from './row.ts';

/** Reads a YAML file that is a list of rows. Faults go to `faults`, each with the line of the value. */
export function readYamlList<Row extends Identified>(
  folder: string,
  file: string,
  type: RowClass<Row>,
  faults: Fault[],
): Read<Row>[] {
  const source = open(folder, file, faults);
  if (!source) return [];
  const list: unknown = source.document.toJS();
  if (!Array.isArray(list)) {
    faults.push({ file, line: 1, field: 'yaml', reason: `is not a list of ${wordOf(type)}s` });
    return [];
  }
  const toRow = rowMaker(type);
  return list.flatMap((values: unknown, index) => readOne(values, [index], { ...source, toRow, type }));
}

/** Reads every YAML file of a folder, each of which is one row; a folder that is not there has none. */
export function readYamlFolder<Row extends Identified>(
  folder: string,
  inner: string,
  type: RowClass<Row>,
  faults: Fault[],
): Read<Row>[] {
  const whole = path.join(folder, inner);
  if (!existsSync(whole)) return [];
  const toRow = rowMaker(type);
  const files = readdirSync(whole).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => {
    const source = open(folder, `${inner}/${name}`, faults);
    return source ? readOne(source.document.toJS() as unknown, [], { ...source, toRow, type }) : [];
  });
}

interface Source {
  document: Document;
  lineCounter: LineCounter;
  file: string;
  faults: Fault[];
}

interface Place<Row extends Identified> extends Source {
  toRow: ReturnType<typeof rowMaker<Row>>;
  type: RowClass<Row>;
}

const wordOf = (type: { name: string }): string => type.name.toLowerCase();

/** The parsed file; undefined, with the faults told, when it is not there or is no YAML. */
function open(folder: string, file: string, faults: Fault[]): Source | undefined {
  const whole = path.join(folder, file);
  if (!existsSync(whole)) {
    faults.push({ file, line: 0, field: 'file', reason: 'does not exist' });
    return undefined;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(whole, 'utf8'), { lineCounter });
  for (const error of document.errors) {
    const reason = error.message.split('\n')[0] ?? error.code;
    faults.push({ file, line: lineCounter.linePos(error.pos[0]).line, field: 'yaml', reason });
  }
  return document.errors.length > 0 ? undefined : { document, lineCounter, file, faults };
}

function readOne<Row extends Identified>(values: unknown, route: (string | number)[], place: Place<Row>): Read<Row>[] {
  const { file, faults } = place;
  const line = lineOf(route, place);
  if (typeof values !== 'object' || values === null) {
    faults.push({ file, line, field: route.join('.') || 'yaml', reason: `is not an ${wordOf(place.type)}` });
    return [];
  }
  const lineOfField = (field: string): number => lineOf([...route, ...field.split('.')], place);
  const { row, faults: found } = place.toRow(values);
  for (const { field, reason } of found) faults.push({ file, line: lineOfField(field), field, reason });
  return found.length > 0 ? [] : [{ file, line, row, lineOf: lineOfField }];
}

/** The line of the deepest part of a path that stands in the file. */
function lineOf(route: (string | number)[], { document, lineCounter }: Source): number {
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
