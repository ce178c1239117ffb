import { IsPort } from 'class-validator';
import { ConfigError, readConfig, ServiceConfig } from './config.ts';

class OwnConfig extends ServiceConfig {
  @IsPort()
  DOOR: string = '2575';
}

const enough = { DATABASE_URL: 'postgresql://localhost/x', KAFKA_BROKERS: 'localhost:9092' };

describe('the environment', () => {
  it('is read with its defaults, as numbers where they are numbers', () => {
    expect(readConfig(OwnConfig, { ...enough, PORT: '4310' })).toMatchObject({
      PORT: 4310,
      HOST: '127.0.0.1',
      DOOR: '2575',
    });
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig(ServiceConfig, { ...enough, PORT: '' }).PORT).toBe(0);
  });

  it('names every bad variable in one error and shows no secret', () => {
    const read = () => readConfig(OwnConfig, { PORT: 'abc', DOOR: 'x', RELAY: 'maybe', KAFKA_BROKERS: '' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      /DOOR .*"x"[^]*PORT .*"abc"[^]*DATABASE_URL .*not set[^]*KAFKA_BROKERS .*not set[^]*RELAY .*"maybe"/,
    );
  });
});
