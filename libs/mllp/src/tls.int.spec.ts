import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@careway/testing';
import { ackOf, closeAll, demo, idIn, listening } from './demo-line.fixture.ts';
import { RawClient } from './raw-client.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'mllp-tls-'));
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const pem = (name: string): Buffer => readFileSync(join(folder, name));

/** An authority, and keys with certificates of it: what openssl makes for a test, valid for a day. */
const authority = (name: string, ...holders: string[]): void => {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-days',
    '1',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
  );
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1');
  for (const holder of holders) {
    openssl('req', ...key, '-subj', `/CN=${holder}`, '-keyout', `${holder}.key`, '-out', `${holder}.csr`);
    const signed = [
      '-CA',
      `${name}.pem`,
      '-CAkey',
      `${name}.key`,
      '-CAcreateserial',
      '-days',
      '1',
      '-extfile',
      'names',
    ];
    openssl('x509', '-req', '-in', `${holder}.csr`, ...signed, '-out', `${holder}.pem`);
  }
};

describe('MLLP over TLS', () => {
  beforeAll(() => {
    authority('ours', 'careway', 'east-kent-pas');
    authority('others', 'stranger');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  afterEach(closeAll);

  const secure = (more: { requireClientCertificate?: boolean } = {}): { key: Buffer; cert: Buffer; ca: Buffer } => ({
    key: pem('careway.key'),
    cert: pem('careway.pem'),
    ca: pem('ours.pem'),
    ...more,
  });
  const certificateOf = (holder: string): { key: Buffer; cert: Buffer } => ({
    key: pem(`${holder}.key`),
    cert: pem(`${holder}.pem`),
  });

  it('takes a client certificate and names its holder', async () => {
    const names: (string | undefined)[] = [];
    const { client } = await listening({
      tls: secure({ requireClientCertificate: true }),
      onFrame: async (payload, { clientName }) => {
        names.push(clientName);
        return ackOf(payload);
      },
    });
    const sender = await client({ tls: { ca: pem('ours.pem'), ...certificateOf('east-kent-pas') } });
    expect(idIn(await sender.send(demo('M1')))).toBe('M1');
    expect(names).toEqual(['east-kent-pas']);
  });

  it.each([['none'], ['stranger']])(
    'refuses a client with a certificate of %s where one is required',
    async (holder) => {
      const { client, heard, faults } = await listening({ tls: secure({ requireClientCertificate: true }) });
      const shown = holder === 'none' ? {} : certificateOf(holder);
      const sent = client({ tls: { ca: pem('ours.pem'), ...shown } }).then((sender) => sender.send(demo('M1')));
      await expect(sent).rejects.toThrow();
      await eventually(() => faults.includes('tls'));
      expect(heard).toEqual([]);
    },
  );

  it('lets a client without certificate in where none is required, and does not believe a stranger’s name', async () => {
    const names: (string | undefined)[] = [];
    const { client } = await listening({
      tls: secure(),
      onFrame: async (payload, { clientName }) => {
        names.push(clientName);
        return ackOf(payload);
      },
    });
    for (const shown of [{}, certificateOf('stranger')]) {
      const sender = await client({ tls: { ca: pem('ours.pem'), ...shown } });
      expect(idIn(await sender.send(demo('M1')))).toBe('M1');
    }
    expect(names).toEqual([undefined, undefined]);
  });

  it('is not believed by a client that trusts another authority', async () => {
    const { client } = await listening({ tls: secure() });
    await expect(client({ tls: { ca: pem('others.pem') } })).rejects.toThrow();
  });

  it('drops a plain sender, and goes on', async () => {
    const { listener, client, faults } = await listening({ tls: secure() });
    const plain = new RawClient(listener.port);
    await plain.write(`\x0b${demo('M1')}\x1c\r`);
    await eventually(() => plain.closed);
    expect(faults).toEqual(['tls']);
    const sender = await client({ tls: { ca: pem('ours.pem') } });
    expect(idIn(await sender.send(demo('M2')))).toBe('M2');
  });
});
