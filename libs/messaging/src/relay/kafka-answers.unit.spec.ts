import { KafkaAnswers } from './kafka-answers.ts';

describe('whether Kafka answers', () => {
  let now = 0;
  const answers = () => {
    now = 1_000;
    return new KafkaAnswers(() => now);
  };

  it('is silent once a send has waited two seconds, and well when it is answered', () => {
    const kafka = answers();
    const ended = kafka.begin();
    now += 1_900;
    expect(kafka.silentMs()).toBe(0);
    now += 200;
    expect(kafka.silentMs()).toBe(2_100);
    ended(true);
    expect(kafka.silentMs()).toBe(0);
  });

  it('is silent from the first failure on, and pauses longer with each, up to 2 s', () => {
    const kafka = answers();
    const pauses = Array.from({ length: 8 }, () => {
      kafka.begin()(false);
      now += 10;
      return kafka.pauseMs();
    });
    expect(pauses).toEqual([100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000]);
    expect(kafka.silentMs()).toBe(80);
    kafka.begin()(true);
    expect([kafka.silentMs(), kafka.pauseMs()]).toEqual([0, 0]);
  });
});
