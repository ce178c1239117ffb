import type { Interface } from '@careway/reference-data';
import { unknownSender } from '../../../apps/gateway/src/receive-messages/unknown-sender.ts';

const open: Interface = { ...unknownSender(), id: 'fuzz', allowedApplications: ['*'], allowedFacilities: ['*'] };

/** Settings of interfaces that lead by every way through the readers. */
export const settings: readonly Interface[] = [
  open,
  {
    ...open,
    batches: true,
    ackMode: 'enhanced',
    charset: 'windows-1252',
    unknownTriggers: 'ignore',
    timeZone: 'Pacific/Kiritimati',
    identifierAuthority: 'OWN',
    zSegments: [
      { segment: 'ZBE', field: 1, means: 'treatmentFunction' },
      { segment: 'ZBE', field: 2, means: 'expectedDischargeAt' },
    ],
  },
  { ...open, batches: true, ackMode: 'aa-always', understandsWardIds: true },
];
