import kafkajs from 'kafkajs';
import { eventually, testKafka } from '@careway/testing';
import { KafkaSockets } from './kafka-sockets.ts';

describe('the sockets of a Kafka client', () => {
  it('are all closed when it stops, also those of a connection that was just begun, and none is opened again', async () => {
    const { brokers } = await testKafka();
    const sockets = new KafkaSockets();
    const kafka = new kafkajs.Kafka({
      brokers: brokers.split(','),
      socketFactory: sockets.connect,
      logLevel: kafkajs.logLevel.NOTHING,
      retry: { retries: 1, initialRetryTime: 10 },
    });
    const [ready, late] = [kafka.admin(), kafka.admin()];
    await ready.connect();
    const connecting = Promise.allSettled([late.connect()]);
    expect(sockets.size).toBeGreaterThan(0);

    sockets.stop();
    await connecting;
    await expect(ready.listTopics()).rejects.toThrow();
    await expect(kafka.admin().connect()).rejects.toThrow();
    await eventually(() => expect(sockets.size).toBe(0));
  });
});
