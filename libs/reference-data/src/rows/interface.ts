import { Flag, ListOf, OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';
import { Texts } from './texts.ts';

export const DOORS = ['mllp', 'http', 'json'] as const;
export const ACK_MODES = ['auto', 'original', 'enhanced', 'aa-always', 'none'] as const;
export const CHARSETS = ['utf-8', 'iso-8859-1', 'windows-1252', 'us-ascii'] as const;

/** The sender's codes of a place and the ward they mean. The rule that says most wins. */
export class LocationRule {
  @Text({ max: 80, description: 'PL-1' }) pointOfCare: string;
  @Text({ optional: true, max: 80, description: 'PL-2; any when left out' }) room?: string;
  @Text({ optional: true, max: 80, description: 'PL-4.1; any when left out' }) facility?: string;
  @Text({ max: 60 }) wardId: string;
}

/** A field of a Z-segment of this sender, and the fact that stands in it. */
export class ZField {
  @Pattern(/^Z[A-Z0-9]{2}$/) segment: string;
  @Whole({ min: 1, max: 200 }) field: number;
  @Whole({ optional: true, min: 1, max: 50 }) component?: number;
  @OneOf(['expectedDischargeAt', 'expectedAdmissionAt', 'treatmentFunction', 'admissionSource', 'dischargeDisposition'])
  means: string;
}

/** One feed of one sender: who may send, by which door, how it is read and how it is answered. */
export class Interface extends Dated {
  @Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/) id: string;
  @Text({ max: 80 }) name: string;
  @Text({ max: 20, description: 'Organisation whose feed it is' }) organisationId: string;
  @Whole({ min: 1, max: 86_400, description: 'Seconds between messages that the sender is expected to keep' })
  expectedEverySeconds: number;
  @Texts({ of: DOORS }) doors: (typeof DOORS)[number][];
  @Texts({ description: 'MSH-3 values; * for any' }) allowedApplications: string[];
  @Texts({ description: 'MSH-4 values; * for any' }) allowedFacilities: string[];
  @OneOf(ACK_MODES) ackMode: (typeof ACK_MODES)[number];
  @OneOf(CHARSETS, { description: 'Charset when MSH-18 says none' }) charset: (typeof CHARSETS)[number];
  @Text({ max: 60, description: 'Zone of timestamps without an offset' }) timeZone: string;
  @Flag({ description: 'Whether FHS/BHS batches are taken' }) batches: boolean;
  @OneOf(['reject', 'ignore'], { description: 'A trigger that is not translated: AR 201, or AA and no effect' })
  unknownTriggers: 'reject' | 'ignore';
  @Texts({ optional: true, description: 'MSH-12 values taken; any when left out' }) allowedVersions?: string[];
  @ListOf(() => ZField) zSegments: ZField[];
  @Text({ max: 40, description: 'Assigning authority of a local identifier that names none' })
  identifierAuthority: string;
  @Flag({ description: 'Whether a ward id of this reference data is understood as PL-1' }) understandsWardIds: boolean;
  @ListOf(() => LocationRule, { max: 1000 }) locationMap: LocationRule[];
}
