import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { faultsOfFramework } from '@careway/opel';
import { londonDay } from '@careway/pressure';
import { figureFaults, ORGANISATION_KINDS, type OpelFramework, type ReferenceData } from '@careway/reference-data';
import { problem, type FieldFault } from '@careway/service-kit';
import { readFrameworks } from '../score-opel/frameworks.ts';
import type { PublishFramework } from './shapes.ts';

/** Throws a problem (422) that says of every fault of the tables where it is, what the rule is and how to mend it. */
export function mustBeTables(reference: ReferenceData, framework: OpelFramework, prefix: string): void {
  const units = new Map(reference.at().figures.map(({ id, unit }) => [id, unit]));
  const faults = [...faultsOfFramework(framework), ...figureFaults(framework, units), ...kindFaults(framework)];
  const errors = faults.map((one) => ({
    ...one,
    field: `${prefix}.${one.field}`,
  }));
  if (errors.length > 0) throw problem(422, { title: 'Nothing can be scored by these tables', errors });
}

const kindFaults = ({ pillars }: OpelFramework): FieldFault[] =>
  pillars.flatMap(({ organisationKinds }, at) =>
    organisationKinds
      .filter((kind) => !(ORGANISATION_KINDS as readonly string[]).includes(kind))
      .map((kind) => ({
        field: `pillars.${at}.organisationKinds`,
        rule: `there is no kind of organisation "${kind}"`,
        fix: `Send one of ${ORGANISATION_KINDS.join(', ')}.`,
      })),
  );

/**
 * Keeps tables as a new version that holds from its first day on. What was published is never changed: a mistake is
 * mended by another version. Throws a problem: 422 for faults and for days that are over, 409 for an id or a first day
 * that is taken.
 */
export async function publishFramework(
  tx: Tx,
  reference: ReferenceData,
  { framework, basedOn, reason }: PublishFramework,
  { actor, now }: { actor: Actor; now: number },
): Promise<void> {
  mustBeTables(reference, framework, 'framework');
  const versions = (await readFrameworks(tx, reference)).map((one) => one.framework);
  const faults = dayFaults(framework, londonDay(now));
  if (basedOn !== undefined && versions.every(({ id }) => id !== basedOn))
    faults.push({ field: 'basedOn', rule: 'is no version', fix: 'Send an id of GET /opel/frameworks.' });
  if (faults.length > 0) throw problem(422, { title: 'The tables can not be published so', errors: faults });
  const taken = versions.find(({ id, validFrom }) => id === framework.id || validFrom === framework.validFrom);
  if (taken) {
    const { id, validFrom } = taken;
    const detail = `${id} holds from ${validFrom}. Give the new version another id and another first day.`;
    throw problem(409, { title: 'There is such a version already', detail });
  }
  await tx.execute(
    `INSERT INTO opel_framework (framework_id, valid_from, body, based_on, reason, published_by)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [framework.id, framework.validFrom, JSON.stringify(framework), basedOn ?? null, reason, JSON.stringify(actor)],
  );
}

function dayFaults({ validFrom, validTo }: OpelFramework, today: string): FieldFault[] {
  const over = { rule: 'is over already', fix: `Send ${today} or later: levels of days gone by stay as they were.` };
  return [
    ...(validFrom < today ? [{ field: 'framework.validFrom', ...over }] : []),
    ...(validTo !== undefined && validTo < validFrom
      ? [{ field: 'framework.validTo', rule: 'lies before validFrom', fix: 'Send a later day, or leave it out.' }]
      : []),
  ];
}
