import type { Problem } from '@careway/hl7v2';

/** The warning about a location code that no ward is known for. */
export const unmappedLocation = (interfaceId: string): Problem => ({
  segment: 'PV1',
  occurrence: 1,
  field: 3,
  code: 103,
  severity: 'warning',
  valueClass: 'a location code without a ward',
  rule: `PV1-3 names a place that the location map of interface ${interfaceId} leads to a ward; the person counts in an unknown place.`,
  fix: `Add the code to locationMap of ${interfaceId} in interfaces.yaml, then replay the interface.`,
});
