import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { parse } from 'yaml';
import { OneOf, Pattern, Text } from '@careway/contracts';
import { ConfigError } from '@careway/service-kit';
import { ROLES, type Actor, type Role } from '../actor.ts';

/** An invented person of a demo. */
export class DemoPerson implements Actor {
  @Pattern(/^[a-z0-9-]{3,60}$/) id: string;
  @Text() name: string;
  @OneOf(ROLES) role: Role;
  @Pattern(/^[A-Z0-9]{3,10}$/, { description: 'ODS code' }) organisationId: string;
}

/** Reads `people.yaml` of a reference data folder. Throws `ConfigError` that names each person and field at fault. */
export function readPeople(folder: string): DemoPerson[] {
  const file = path.join(folder, 'people.yaml');
  if (!existsSync(file)) throw new ConfigError([`${file} must exist when IDENTITY_DEMO is on`]);
  const listed: unknown = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(listed)) throw new ConfigError([`${file} must be a list of people`]);
  const people = listed.map((one) => plainToInstance(DemoPerson, one as object));
  const faults = people.flatMap((person, index) =>
    validateSync(person, { forbidUnknownValues: true }).map(
      ({ constraints }) => `${file}, person ${index + 1}: ${Object.values(constraints ?? {}).join(', ')}`,
    ),
  );
  const ids = people.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${file}: "${id}" is there twice`);
  if (faults.length + twice.length > 0) throw new ConfigError([...faults, ...twice]);
  return people;
}
