import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOf, Text } from '@careway/contracts';
import { Database } from '@careway/database';
import { digitsOfNhsNumber, type Identifier } from '@careway/hl7v2';
import { InternalOrLocal } from '@careway/service-kit';
import { Keys } from '../keep-personal-data/keys.ts';
import { FindSubjects } from './find-subjects.ts';

export class SearchedIdentifier {
  @Text({ max: 40 }) value: string;
  @Text({ optional: true, max: 10, description: 'CX-5 identifier type: NH (NHS number), PI, MR, ...' }) type?: string;
  @Text({ optional: true, max: 40, description: 'CX-4 assigning authority; NHS for the NHS number' })
  authority?: string;
}

export class SubjectSearch {
  @ListOf(() => SearchedIdentifier, { max: 20 }) identifiers: SearchedIdentifier[];
}

@ApiTags('subjects')
@UseGuards(InternalOrLocal)
@Controller('subjects')
export class SubjectsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(FindSubjects) private readonly subjects: FindSubjects,
  ) {}

  @Post('search')
  @HttpCode(200)
  @ApiOperation({ summary: 'The random ids of those who have one of these identifiers; nothing is made or logged' })
  async search(@Body() { identifiers }: SubjectSearch): Promise<{ subjectIds: string[] }> {
    const blind = this.keys.blindIdentifiers(identifiers.map(asRead));
    return { subjectIds: await this.subjects.search(this.database, { identifiers: blind }) };
  }
}

/** An NHS number is known by its ten digits, however it is written and whoever says it. */
function asRead({ value, type, authority }: SearchedIdentifier): Identifier {
  if (type === 'NH' || (!type && authority === 'NHS'))
    return { value: digitsOfNhsNumber(value), type: 'NH', authority: 'NHS' };
  return { value: value.trim(), type, authority };
}
