import { loadTool } from './load-tool.ts';

const { environmentOf } = await loadTool('launcher/environment.mjs');

const NAMES = ['bed-tracking', 'gateway', 'simulator'];
const given = (environment: Record<string, string>) =>
  environmentOf('simulator', {
    names: NAMES,
    ports: { 'bed-tracking': 4320, gateway: 4310, simulator: 4330, mllp: 2575 },
    servers: {},
    keys: { IDENTITY_DEMO_KEY: 'k', INTERNAL_TOKEN: 't' },
    options: { speed: '60' },
    environment,
  });

describe('what npm start gives the simulator', () => {
  it('is where the doors and bed tracking are, and leave to act as the invented people', () => {
    expect(given({})).toMatchObject({
      GATEWAY_ADDRESS: 'http://127.0.0.1:4310',
      MLLP_PORT: '2575',
      BED_TRACKING_ADDRESS: 'http://127.0.0.1:4320',
      IDENTITY_DEMO: 'on',
      SPEED: '60',
      PORT: '4330',
    });
  });

  it.each<Record<string, string>>([
    { HOST: '0.0.0.0' },
    { NODE_ENV: 'production' },
    { IDENTITY_JWKS_URL: 'https://keys.example/jwks' },
    { IDENTITY_PUBLIC_KEY_FILE: '/keys/public.pem' },
  ])('is no leave to act with %j', (environment) => {
    expect(given(environment).IDENTITY_DEMO).toBeUndefined();
  });
});
