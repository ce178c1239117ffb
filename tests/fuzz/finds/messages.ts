/** A message with these fields of MSH after MSH-6, and these segments after it. */
export const message = (header: string, segments = ''): Buffer =>
  Buffer.from(`MSH|^~\\&|PAS|TRUST|CAREWAY|QKS|${header}\r${segments}`);

const EVN = 'EVN||20261122094000\r';
const PID = 'PID|||P1\r';

/** An admission whose PV1, PV2 or Z segments are these. */
export const admission = (segments: string, pid = PID): Buffer =>
  message('20261122094000||ADT^A01|1|P|2.4||||||UNICODE UTF-8', `${EVN}${pid}${segments}`);

/** A body of the JSON door with these members beside those that it needs. */
export const body = (members: string, patient = '{"identifiers":[{"value":"P1"}]}'): Buffer =>
  Buffer.from(
    `{"controlId":"1","sendingApplication":"PAS","sendingFacility":"TRUST","type":"ADT","event":"A28",` +
      `"occurredAt":"2026-11-22T09:40:00Z","patient":${patient}${members}}`,
  );
