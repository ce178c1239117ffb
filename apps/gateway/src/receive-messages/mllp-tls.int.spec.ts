import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closing } from '@careway/testing';
import { ackOf, adt, gatewayWorld, rawLine, framed, testGateway, type TestGateway } from '../gateway.fixture.ts';
import { start } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'gateway-tls-'));
const path = (name: string): string => join(folder, name);
const pem = (name: string): Buffer => readFileSync(path(name));
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** An authority and the certificates it signed, valid for a day. */
function authority(name: string, ...holders: string[]): void {
  openssl(
    'req',
    '-x509',
    ...NEW_KEY,
    '-days',
    '1',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
  );
  writeFileSync(path('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  const by = ['-CA', `${name}.pem`, '-CAkey', `${name}.key`, '-CAcreateserial', '-days', '1', '-extfile', 'names'];
  for (const holder of holders) {
    openssl('req', ...NEW_KEY, '-subj', `/CN=${holder}`, '-keyout', `${holder}.key`, '-out', `${holder}.csr`);
    openssl('x509', '-req', '-in', `${holder}.csr`, ...by, '-out', `${holder}.pem`);
  }
}

authority('ours', 'careway', 'partner');
authority('others', 'stranger');
const ours = { MLLP_TLS_CERT: path('careway.pem'), MLLP_TLS_KEY: path('careway.key') };
const certificateOf = (holder: string) => ({
  ca: pem('ours.pem'),
  key: pem(`${holder}.key`),
  cert: pem(`${holder}.pem`),
});

describe('the MLLP door with TLS and client certificates', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    closing(() => rmSync(folder, { recursive: true }));
    gateway = await testGateway({ ...ours, MLLP_TLS_CA: path('ours.pem') });
  });
  const kept = async (): Promise<string[]> =>
    (await gateway.rows('SELECT control_id FROM message ORDER BY seq')).map(({ control_id }) => control_id);

  it('takes messages of a partner whose certificate is of the authority', async () => {
    const line = await gateway.connect(certificateOf('partner'));
    expect(ackOf(await line.send(adt('A01', 'signed')))).toBe('AA:signed');
    expect(await kept()).toEqual(['signed']);
  });

  it.each([
    ['without a certificate', { ca: pem('ours.pem') }],
    ['with one of another authority', certificateOf('stranger')],
  ])('takes nothing from a sender %s', async (_who, tls) => {
    const before = await kept();
    // With TLS 1.3 the refusal reaches the sender after its own part of the handshake.
    const sent = gateway.connect(tls).then((line) => line.send(adt('A01', 'unsigned')));
    await expect(sent).rejects.toThrow();
    expect(await kept()).toEqual(before);
  });

  it('answers nobody who speaks without TLS', async () => {
    const before = await kept();
    const line = await rawLine(gateway.mllpPort);
    line.write(framed(adt('A01', 'plain')));
    await line.ended();
    expect(line.answers()).toEqual([]);
    expect(await kept()).toEqual(before);
  });
});

describe('half of the TLS settings', () => {
  it.each([
    ['MLLP_TLS_KEY', { MLLP_TLS_CERT: ours.MLLP_TLS_CERT }],
    ['MLLP_TLS_CERT', { MLLP_TLS_KEY: ours.MLLP_TLS_KEY }],
    ['MLLP_TLS_CERT', { MLLP_TLS_CA: path('ours.pem') }],
  ])('do not open a plain door: the start fails and names %s', async (missing, settings) => {
    const { environment } = await gatewayWorld();
    const starting = start({ ...environment, ...settings, RELAY: 'off' });
    void starting.then(
      (service) => closing(() => service.stop()),
      () => undefined,
    );
    await expect(starting).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining(missing) });
  });
});
