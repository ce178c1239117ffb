import { Decimal, Instant, ListOf, OneOf, Text } from '@careway/contracts';

const VALUE = { min: -1e12, max: 1e12, nullable: true } as const;

export class ReplayQuery {
  @Instant({ description: 'The moment that is asked about, now or before' }) at: string;
  @OneOf(['shown', 'known'], {
    optional: true,
    description: 'shown (as when left out): as it was shown then; known: as known now',
  })
  as?: 'shown' | 'known';
}

export class DifferenceQuery {
  @Instant({ description: 'The moment that is asked about, now or before' }) at: string;
}

export class DifferenceAnswer {
  @Text({ max: 60 }) placeId: string;
  @Text() placeName: string;
  @Text({ max: 80 }) figureId: string;
  @Text() name: string;
  @Text({ max: 30 }) unit: string;
  @Decimal({ ...VALUE, description: 'As it was shown then; null: unknown' }) shown: number | null;
  @Decimal({ ...VALUE, description: 'As it is known now' }) known: number | null;
}

export class DifferencesAnswer {
  @Instant() at: string;
  @Instant() knownAt: string;
  @ListOf(() => DifferenceAnswer, { max: 10_000 }) differences: DifferenceAnswer[];
}

export class SpanAnswer {
  @Instant({ optional: true, description: 'The first moment that can be shown again; absent while there is none' })
  from?: string;
  @Instant() to: string;
}
