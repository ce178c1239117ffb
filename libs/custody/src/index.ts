export * from './reasons.ts';
export {
  CLOSE_CAUSES,
  isLive,
  LIVE_STATES,
  sideOf,
  TRANSFER_STATES,
  type CloseCause,
  type Outside,
  type Party,
  type Side,
  type Transfer,
  type TransferState,
} from './transfer.ts';
export {
  ACTS,
  isDone,
  NOT_POSSIBLE,
  unknownCustody,
  type ActKind,
  type Acting,
  type ActOn,
  type Custody,
  type Done,
  type HeldBy,
  type Holder,
  type NotPossible,
  type Outcome,
} from './custody.ts';
export { acceptTransfer } from './accept-transfer.ts';
export { arrive, type Arrive } from './arrive.ts';
export { depart, type Depart } from './depart.ts';
export { hearWhereabouts, type Heard, type Whereabouts } from './hear-whereabouts.ts';
export { mergeCustody } from './merge-custody.ts';
export { offerTransfer, type OfferTransfer } from './offer-transfer.ts';
export { refuseTransfer, type RefuseTransfer } from './refuse-transfer.ts';
export { STEPS } from './step.ts';
export { withdrawTransfer } from './withdraw-transfer.ts';
