import type { Tx } from '@careway/database';
import type { Framework } from '@careway/opel';
import type { OpelFramework, ReferenceData } from '@careway/reference-data';

/** A version of the tables, and who published it here; one that reference data ships was published by nobody. */
export interface FrameworkVersion {
  framework: OpelFramework;
  published?: {
    at: string;
    by: { name: string; role: string; organisationId: string };
    reason: string;
    basedOn?: string;
  };
}

interface Row {
  body: OpelFramework;
  based_on: string | null;
  reason: string;
  published_by: { name: string; role: string; organisationId: string };
  published_at: Date;
}

/** Every version there is, in the order of the days from which they hold; published ones after shipped ones. */
export async function readFrameworks(
  tx: Pick<Tx, 'query'>,
  reference: Pick<ReferenceData, 'opel'>,
): Promise<FrameworkVersion[]> {
  const rows = await tx.query<Row>(
    'SELECT body, based_on, reason, published_by, published_at FROM opel_framework ORDER BY valid_from',
  );
  const shipped = reference.opel.map((framework): FrameworkVersion => ({ framework }));
  const published = rows.map(
    ({ body, based_on, reason, published_by: { name, role, organisationId }, published_at }) => ({
      framework: body,
      published: {
        at: published_at.toISOString(),
        by: { name, role, organisationId },
        reason,
        ...(based_on !== null && { basedOn: based_on }),
      },
    }),
  );
  const from = ({ framework }: FrameworkVersion) => framework.validFrom;
  return [...shipped, ...published].sort((a, b) => (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : 0));
}

/** The version in force: of those that hold on the day (`YYYY-MM-DD`, Europe/London) the one that began last. */
export const inForceOn = (versions: readonly FrameworkVersion[], day: string): FrameworkVersion | undefined =>
  versions.findLast(({ framework }) => holds(framework, day));

const holds = ({ validFrom, validTo }: Framework, day: string): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo);
