import { isBrokenWorld } from './broken-world.ts';

const sqlState = (code: string) => Object.assign(new Error('said by PostgreSQL'), { driverError: { code } });

it.each(['08006', '25P02', '25P03', '40P01', '40003', '53100', '55P03', '57014', '57P01', '58030'])(
  '%s is no fault of the work: the same may pass later',
  (code) => expect(isBrokenWorld(sqlState(code))).toBe(true),
);

it.each(['22P02', '23505', '23514', '42601', '54000'])('%s is the fault of the work', (code) =>
  expect(isBrokenWorld(sqlState(code))).toBe(false),
);
